/** How much mail any one sender can set in motion: whatever answers whom, it ends here. */
export const mailLimits = {
  /** Answers that nobody wrote, to one address. */
  automaticAnswersPerHour: 3,
  /** The same to somebody we do not know. */
  hoursBetweenAnswersToUnknown: 24,
  /** Of one sender into one ticket. */
  repliesPerTicketAndHour: 20,
  /** Of one sender, whatever they are about. */
  mailsPerSenderAndHour: 30,
  /** A mail that went through more servers goes round in circles (RFC 5321, 6.3). */
  received: 50,
} as const;

/** Requests of one address that came by mail of late: the first ones were answered. */
export interface AnswersSent {
  lastHour: number;
  lastDay: number;
}

export function mayAnswerAutomatically({ lastHour, lastDay }: AnswersSent, isKnown: boolean): boolean {
  return lastHour < mailLimits.automaticAnswersPerHour && (isKnown || lastDay === 0);
}
