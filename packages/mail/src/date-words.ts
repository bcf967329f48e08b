/** "Thursday, 5 March 2026 at 18:00 UTC": who reads it may be anywhere. */
export function dateWords(instant: string): string {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });
  return `${words.format(new Date(instant))} UTC`;
}
