import { refused, type Refused } from "./refusal.js";

/** NUL: PostgreSQL's text cannot hold it. */
const NUL = "\u0000";
/** Halves of surrogate pairs: PostgreSQL's JSON cannot hold them. */
const SURROGATES = /\p{Surrogate}/gu;

/** What people typed, as it can be stored: line ends are those of Unix. */
export function cleanText(text: string): string {
  return text.replaceAll(NUL, "").replace(SURROGATES, "").replace(/\r\n?/g, "\n");
}

export interface TextLimits {
  /** Path of the input field. */
  path: string[];
  /** How the field is called in a sentence: "The subject". */
  name: string;
  max: number;
  /** 1 unless given; 0 lets it be empty. */
  min?: number;
}

export type CheckedText = { ok: true; text: string } | Refused;

/** Cleaned and trimmed, and within its limits in characters as people count them (code points, as PostgreSQL does). */
export function checkText(given: string, { path, name, max, min = 1 }: TextLimits): CheckedText {
  const text = cleanText(given).trim();
  const length = text.length > max ? [...text].length : text.length;
  if (length < min) {
    return refused("INVALID", `${name} must not be empty.`, path);
  }
  if (length > max) {
    return refused("INVALID", `${name} must have at most ${max.toLocaleString("en-US")} characters.`, path);
  }
  return { ok: true, text };
}
