/** How often an article is checked. */
export interface ReviewInterval {
  count: number;
  unit: "days" | "months";
}

const longest = { days: 3_650, months: 120 } as const;
const written = /^P?([1-9]\d{0,3})(?:D|M| days?| months?)$/i;

/** Of `P90D` and `P6M`, as they are stored, and of `90 days` and `6 months`; null for anything else, or more than ten years. */
export function parseReviewInterval(text: string): ReviewInterval | null {
  const count = Number(written.exec(text.trim())?.[1]);
  const unit = /M$| months?$/i.test(text.trim()) ? "months" : "days";
  return Number.isNaN(count) || !isReviewInterval({ count, unit }) ? null : { count, unit };
}

export function isReviewInterval({ count, unit }: ReviewInterval): boolean {
  return Number.isInteger(count) && count >= 1 && count <= longest[unit];
}

/** The ISO 8601 duration: `P90D`, `P6M`. */
export function formatReviewInterval({ count, unit }: ReviewInterval): string {
  return `P${count}${unit === "days" ? "D" : "M"}`;
}
