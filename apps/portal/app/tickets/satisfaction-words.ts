/** How many of a hundred ratings were good; null where there are none. */
export function goodPercent({ good, bad }: { good: number; bad: number }): number | null {
  const all = good + bad;
  return all === 0 ? null : Math.round((good / all) * 100);
}

/** `92 %`, or a dash where nobody said anything. */
export function shareWords(share: { good: number; bad: number }): string {
  const percent = goodPercent(share);
  return percent === null ? "–" : `${percent} %`;
}
