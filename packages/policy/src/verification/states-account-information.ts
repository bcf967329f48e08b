/** What a reply may not tell before somebody proved who they are. */
export interface AccountInformation {
  /** Of everybody who belongs to the account, besides who asks. */
  people: readonly { name: string; email: string }[];
  /** Calendar dates, `2026-06-30`: of sign-up, contract, trial. */
  dates: readonly string[];
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/** Said of an account, whatever the words around it. */
const SAID: readonly RegExp[] = [
  /\b(?:is|are|on|have|has|with|under|of)\s(?:\w{1,12}\s){0,3}?(?:paying|paid|free|trial)\s(?:\w{1,12}\s){0,1}?(?:plan|account|subscription|tier)\b/,
  /\b(?:plan|account|subscription|billing)\s(?:\w{1,12}\s){0,2}?is\s(?:\w{1,12}\s){0,2}?(?:paying|paid|free|past[ -]due|overdue|suspended|closed|active|annual(?:ly)?|yearly|monthly)\b/,
  /\b(?:billed|invoiced|charged|paid|renew(?:s|ed)?)\s(?:\w{1,12}\s){0,2}?(?:annually|yearly|monthly|(?:by|per|every|each)\s(?:the\s)?(?:month|year))\b/,
  /\b(?:annual|yearly|monthly)\s(?:billing|plan|subscription|contract|invoices?)\b/,
  /\byou(?:r\saccount)?\s(?:signed\sup|registered|joined)\s(?:on|in|at)\b/,
];

/** Whether a text tells somebody what an account is: its plan, its billing, its dates, the people in it. */
export function statesAccountInformation(text: string, { people, dates }: AccountInformation): boolean {
  const read = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[*_`~>]/g, "")
    .toLowerCase()
    .replace(/\s+/g, " ");
  return (
    people.some(({ name, email }) => read.includes(email.toLowerCase()) || hasWords(read, name)) ||
    dates.some((date) => writtenForms(date).some((form) => hasWords(read, form))) ||
    SAID.some((pattern) => pattern.test(read))
  );
}

/** A first name alone is anybody's. */
function hasWords(read: string, words: string): boolean {
  const wanted = words.trim().toLowerCase().replace(/\s+/g, " ");
  if (!/[\s\d]/.test(wanted)) return false;
  const at = read.indexOf(wanted);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(`${read[at - 1] ?? ""}${read[at + wanted.length] ?? ""}`);
}

/** A date as people write it: 2026-06-30, June 30, 2026, 30 June 2026, 6/30/2026, 30.06.2026. */
function writtenForms(date: string): string[] {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const name = MONTHS[month - 1] ?? "";
  const two = (number: number): string => String(number).padStart(2, "0");
  return [name, name.slice(0, 3)]
    .flatMap((written) => [
      `${written} ${day}, ${year}`,
      `${written} ${day} ${year}`,
      `${day} ${written} ${year}`,
      `${day}. ${written} ${year}`,
    ])
    .concat(
      `${year}-${two(month)}-${two(day)}`,
      `${month}/${day}/${year}`,
      `${two(month)}/${two(day)}/${year}`,
      `${day}.${month}.${year}`,
      `${two(day)}.${two(month)}.${year}`,
    );
}
