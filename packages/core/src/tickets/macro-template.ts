import Mustache from "mustache";
import { refused, type Refused } from "../refusal.js";

/** All that a macro can name, with what it stands for. */
export const macroVariables = {
  "requester.name": "The name of who asked",
  "requester.firstName": "Their first name",
  "account.name": "The name of their account",
  "ticket.number": "The ticket's number",
  "ticket.subject": "The ticket's subject",
  "agent.name": "Your name",
  "agent.firstName": "Your first name",
  "policy.hours": "When the desk is open",
} as const;
export type MacroVariable = keyof typeof macroVariables;
export type MacroValues = Readonly<Record<MacroVariable, string | null>>;

const names = Object.keys(macroVariables);

function isVariable(name: string): name is MacroVariable {
  return Object.hasOwn(macroVariables, name);
}

type CheckedTemplate = { ok: true; variables: MacroVariable[] } | Refused;

/** Macros fill in names and do nothing else: no conditions, no loops, no other macros, nothing that is not on the list. */
export function checkMacroTemplate(body: string): CheckedTemplate {
  const variables: MacroVariable[] = [];
  for (const [type, name] of spansOf(body) ?? [["broken", ""]]) {
    if (type === "text") {
      continue;
    }
    if (type !== "name" || !isVariable(name)) {
      return refuseTag(type, name);
    }
    variables.push(name);
  }
  return { ok: true, variables };
}

function refuseTag(type: string, name: string): Refused {
  const known = `Variables are ${names.map((each) => `{{${each}}}`).join(", ")}.`;
  const what =
    type === "broken"
      ? "There is a {{ without its }}."
      : type === "name"
        ? `There is no variable {{${name}}}.`
        : `A macro can only fill in variables: {{${type}${name}}} does something else.`;
  return refused("INVALID", `${what} ${known}`, ["body"]);
}

/** Null where a tag is not closed. */
function spansOf(body: string): [type: string, name: string][] | null {
  try {
    const spans: unknown[][] = new Mustache.Writer().parse(body);
    return spans.map(([type, text]) => [String(type), String(text)]);
  } catch {
    return null;
  }
}

/** The text with its variables filled in. What has no value stays, so that whoever sends it sees what is missing. */
export function renderMacroTemplate(
  body: string,
  values: MacroValues,
): { body: string; unfilled: MacroVariable[] } {
  const checked = checkMacroTemplate(body);
  if (!checked.ok) {
    throw new Error("The macro was saved although its text is not one.");
  }
  const unfilled = checked.variables.filter((name) => values[name] === null);
  const rendered = (spansOf(body) ?? []).map(([type, text]) => {
    if (type === "text" || !isVariable(text)) {
      return text;
    }
    const value = values[text];
    return value === null ? `{{${text}}}` : inertMarkdown(value);
  });
  return { body: rendered.join(""), unfilled: [...new Set(unfilled)] };
}

/** Names and subjects are whatever somebody typed: as part of a reply they are text, never markup, and one line. */
export function inertMarkdown(value: string): string {
  return value
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, "\\$&")
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}
