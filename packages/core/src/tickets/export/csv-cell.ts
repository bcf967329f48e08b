/** What spreadsheets take for the beginning of a formula, also in its full-width forms, after whatever they skip. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;

/**
 * A cell as text and nothing else (OWASP, "CSV Injection"): a leading apostrophe keeps a spreadsheet from running what somebody wrote into a
 * subject. Numbers of our own are no texts and stay as they are.
 */
export function csvCell(value: string | number | null): string {
  if (typeof value !== "string") {
    return value === null ? "" : String(value);
  }
  return FORMULA.test(value) ? `'${value}` : value;
}
