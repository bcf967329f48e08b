/** What of a mail tells that a program wrote it. Names of headers are lower case. */
export interface AutomaticSigns {
  headers: Readonly<Record<string, string>>;
  /** Of the envelope; empty: nobody is to be told of anything. */
  mailFrom: string;
  from: string | null;
  subject: string;
}

export const automaticReasons = ["reply", "list", "bounce", "no_reply_address", "absence"] as const;
export type AutomaticReason = (typeof automaticReasons)[number];

const ROBOTS = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+=.-].*)?@/i;
const ABSENCE =
  /^\W*(?:out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|abwesenheit(?:snotiz|sassistent)?|automatische antwort|r[ée]ponse automatique|absence du bureau|respuesta autom[aá]tica|risposta automatica)\b/i;

/** Why a mail is taken for an automatic one (RFC 3834, 2 and 5, and what programs write beside it); null: a person wrote it. */
export function automaticReason({
  headers,
  mailFrom,
  from,
  subject,
}: AutomaticSigns): AutomaticReason | null {
  const value = (name: string): string => headers[name]?.trim().toLowerCase() ?? "";
  const has = (...names: string[]): boolean => names.some((name) => value(name) !== "");
  if (mailFrom === "") return "bounce";
  if (
    has("list-id", "list-post", "list-unsubscribe") ||
    ["list", "bulk", "junk"].includes(value("precedence"))
  )
    return "list";
  const submitted = value("auto-submitted");
  if (
    (submitted !== "" && submitted.split(";")[0]?.trim() !== "no") ||
    has("x-autoreply", "x-autorespond", "x-auto-response-suppress", "x-loop") ||
    value("precedence") === "auto_reply"
  ) {
    return "reply";
  }
  if ([mailFrom, from ?? ""].some((address) => ROBOTS.test(address))) return "no_reply_address";
  return ABSENCE.test(subject) ? "absence" : null;
}
