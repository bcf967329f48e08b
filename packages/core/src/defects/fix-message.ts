import {
  asksForSecret,
  fixMessageVariables,
  isFixMessageSection,
  isFixMessageVariable,
} from "@recourse/policy";
import Mustache from "mustache";
import { refused, type Refused } from "../refusal.js";
import { checkText } from "../text.js";

/** Plain text and nothing else: no function, no object that somebody could reach through. */
export interface FixMessageValues {
  firstName: string;
  /** Null for who reported without a ticket. */
  ticketNumber: number | null;
  title: string;
  fixedVersion: string | null;
}

export type CheckedFixMessage = { ok: true; template: string } | Refused;

const PATH = ["message"];

/** The template as it is kept; anything in double braces that is no known variable is refused, not left out. */
export function checkFixMessage(given: string): CheckedFixMessage {
  const text = checkText(given, { path: PATH, name: "The message", max: 10_000 });
  if (!text.ok) {
    return text;
  }
  if (asksForSecret(text.text)) {
    return refused(
      "NOT_ALLOWED",
      "This asks for a password or a code: nobody who works here may ask for one.",
      PATH,
    );
  }
  const unknown = unknownIn(text.text);
  return unknown === null
    ? { ok: true, template: text.text }
    : refused("INVALID", `${unknown} There are: ${fixMessageVariables.map(braced).join(", ")}.`, PATH);
}

/** Of a template that was checked. What is filled in is text: it is not read as a template again. */
export function renderFixMessage(template: string, values: FixMessageValues): string {
  const { firstName, ticketNumber, title, fixedVersion } = values;
  const view = {
    person: { firstName },
    ticket: ticketNumber === null ? null : { number: String(ticketNumber) },
    defect: { title, fixedVersion },
  };
  return new Mustache.Writer().render(template, view, {}, { escape: String }).trim();
}

/** The first word of a name, as it can stand in Markdown: letters, hyphens and apostrophes. */
export function firstNameOf(name: string): string {
  return /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*/u.exec(name)?.[0] ?? "";
}

function unknownIn(template: string): string | null {
  try {
    return unknownTag(new Mustache.Writer().parse(template));
  } catch {
    return "The message has an opening brace without a closing one, or the other way round.";
  }
}

/** `["name", "ticket.number", from, to]`; a section holds its own tags in the fifth place. */
function unknownTag(tags: readonly (readonly unknown[])[]): string | null {
  for (const [type, name, , , inner] of tags) {
    if (type === "text" || typeof name !== "string") continue;
    if (type === "name" || type === "&") {
      if (!isFixMessageVariable(name)) return `There is no variable ${braced(name)}.`;
    } else if (type === "#" && isFixMessageSection(name) && isTags(inner)) {
      const within = unknownTag(inner);
      if (within !== null) return within;
    } else {
      return `${braced(`${String(type)}${name}`)} cannot be used here.`;
    }
  }
  return null;
}

function isTags(value: unknown): value is readonly (readonly unknown[])[] {
  return Array.isArray(value) && value.every(Array.isArray);
}

function braced(name: string): string {
  return `{{${name}}}`;
}
