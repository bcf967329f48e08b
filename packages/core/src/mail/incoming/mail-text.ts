import { MaskedText } from "../../masked-text.js";
import type { ReadMail } from "../../ports.js";
import { cleanText } from "../../text.js";

const LONGEST_SUBJECT = 200;
const LONGEST_BODY = 50_000;
const ROOM_FOR_NOTES = 2_000;
const CUT = "\n\n[The mail goes on. Support staff can read all of it.]";
/** Controls that turn writing round or hide in it: in a mail nobody needs them. */
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Quoted, as mail programs do, it would stand where others of the ticket read it. */
const TOKEN = /\b(?:reply|b)[+=_.-][a-z2-7]{26,32}[0-9a-f]*@[\w.-]+/gi;

export interface MailText {
  subject: string;
  /** Never empty. */
  body: string;
}

/** A mail's words as a ticket takes them. Nothing is left out without saying so: the whole of it stays with the mail. */
export function mailText(
  { subject, text, unreadable }: Pick<ReadMail, "subject" | "text" | "unreadable">,
  leftOut: readonly string[] = [],
): MailText {
  const notes = [...leftOut, ...unreadable].map((line) => `- ${oneLine(line)}`);
  const missing =
    notes.length === 0
      ? ""
      : `\n\nNot taken from the mail:\n${notes.join("\n").slice(0, ROOM_FOR_NOTES - 100)}`;
  const written = asMarkdown(clean(text).trim());
  const body = written === "" ? "(The mail has no text.)" : written;
  return {
    subject: cut(oneLine(subject), LONGEST_SUBJECT, "…") || "(no subject)",
    body: cut(body, LONGEST_BODY - ROOM_FOR_NOTES, CUT) + missing,
  };
}

/** What staff are shown of a mail that is in no ticket. */
export function shownText(mail: Pick<ReadMail, "subject" | "text" | "folded" | "unreadable">): MailText {
  const { subject } = mailText(mail);
  const whole = clean(`${mail.text}\n\n${mail.folded}`).trim();
  const unreadable = mail.unreadable.map((line) => `\n${oneLine(line)}`).join("");
  return { subject, body: cut(`${whole}${unreadable}`, LONGEST_BODY, CUT) };
}

/** Lines stay lines, and what looks like HTML, as a part of a configuration, is read and not swallowed. */
function asMarkdown(text: string): string {
  return text.replace(/<(?!(?:https?:|mailto:))/g, "\\<").replace(/(\S)[ \t]*\n(?=\S)/g, "$1  \n");
}

/** What was left under a reply, or null. */
export function foldedText(folded: string): MaskedText | null {
  const text = clean(folded).trim();
  return text === "" ? null : MaskedText.of(cut(text, LONGEST_BODY, CUT));
}

function clean(text: string): string {
  return cleanText(text).replace(HIDDEN, "").replace(TOKEN, "[reply address]");
}

function oneLine(text: string): string {
  return clean(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
}

/** Whole characters, and with room for the end. A mask may be longer than what it stands for: masked first. */
function cut(text: string, most: number, end: string): string {
  const masked = MaskedText.of(text).text;
  const points = [...masked];
  return points.length <= most ? masked : points.slice(0, most - [...end].length).join("") + end;
}
