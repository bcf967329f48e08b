import EmailReplyParser from "email-reply-parser";

/** Longer ones are not looked through: they stay as they are. */
const LONGEST = 200_000;

/**
 * What its sender wrote, and what they left under it: quotes, a signature. Only the end is ever folded away, and never all: an answer between
 * the lines of a quote stays where it is.
 */
export function splitReply(text: string): { text: string; folded: string } {
  const whole = { text, folded: "" };
  if (text.length > LONGEST) return whole;
  const fragments = new EmailReplyParser().read(text).getFragments();
  const lastWritten = fragments.map((each) => !each.isHidden() && !each.isEmpty()).lastIndexOf(true);
  const written = fragments.slice(0, lastWritten + 1);
  const left = fragments.slice(lastWritten + 1);
  const join = (parts: typeof fragments): string => parts.map((each) => each.getContent()).join("\n");
  const folded = join(left).trim();
  const kept = join(written).trim();
  const isWhole = bare(kept).length + bare(folded).length === bare(text).length;
  return kept === "" || folded === "" || !isWhole ? whole : { text: kept, folded };
}

/** Without what the parser may change: blanks. */
function bare(text: string): string {
  return text.replace(/\s+/g, "");
}
