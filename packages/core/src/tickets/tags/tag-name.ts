import { LONGEST_TAG } from "@recourse/policy";
import { refused, type Refused } from "../../refusal.js";
import { cleanText } from "../../text.js";

export type CheckedTags = { ok: true; names: string[] } | Refused;

/** A tag is the same whatever its letters' case and however many spaces stand in it. */
export function tagName(given: string): string {
  return cleanText(given).normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Each once, in the order given; blanks are left out. */
export function checkTags(given: readonly string[], path: string[]): CheckedTags {
  const names = [...new Set(given.map(tagName))].filter((name) => name !== "");
  const tooLong = names.find((name) => [...name].length > LONGEST_TAG);
  const broken = names.find((name) => name.includes(","));
  if (tooLong !== undefined) {
    return refused("INVALID", `A tag has at most ${LONGEST_TAG} characters.`, path);
  }
  return broken === undefined
    ? { ok: true, names }
    : refused("INVALID", "A tag cannot have a comma in it: commas stand between tags.", path);
}
