const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS];
const LONGEST_PAUSE_MS = 8 * HOUR_MS;

/** For so long a mail is tried, from when it was written or sent again. */
export const MAIL_TRIED_HOURS = 72;

/** So many mails go to one address within this. */
export const MAIL_CAP_MINUTES = 60;

/**
 * How long to wait after so many failed attempts, in milliseconds: longer each time, and up to a quarter more or less, so that what
 * failed together does not come back together.
 * @param random from 0 to 1
 */
export function mailPauseMs(failedAttempts: number, random: number): number {
  const pause = PAUSES_MS[Math.max(failedAttempts, 1) - 1] ?? LONGEST_PAUSE_MS;
  return Math.round(pause * (0.75 + random / 2));
}
