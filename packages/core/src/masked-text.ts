import { maskSecrets, sumMasked, type MaskedFinding } from "@recourse/policy";
import { refused, type Refused } from "./refusal.js";
import { checkText, type TextLimits } from "./text.js";

/**
 * A text without its secrets. There is no other way to one than by `of`, and what writes messages, subjects and kept requests takes
 * nothing else: an operation that forgot to mask would not compile.
 */
export class MaskedText {
  readonly #findings: readonly MaskedFinding[];

  private constructor(
    readonly text: string,
    findings: readonly MaskedFinding[],
  ) {
    this.#findings = findings;
  }

  static of(text: string): MaskedText {
    const { text: masked, masked: findings } = maskSecrets(text);
    return new MaskedText(masked, findings);
  }

  /** What was taken out: kinds and how many of each. */
  get masked(): readonly MaskedFinding[] {
    return this.#findings;
  }
}

export type CheckedMaskedText = { ok: true; text: MaskedText } | Refused;

/** `checkText`, then masked. The words that stand for a secret may be longer than it was. */
export function checkMaskedText(given: string, limits: TextLimits): CheckedMaskedText {
  const checked = checkText(given, limits);
  if (!checked.ok) {
    return checked;
  }
  const text = MaskedText.of(checked.text);
  if (text.masked.length > 0 && !checkText(text.text, limits).ok) {
    const most = limits.max.toLocaleString("en-US");
    return refused(
      "INVALID",
      `${limits.name} holds secrets. Take them out: with words in their place, it is longer than ${most} characters.`,
      limits.path,
    );
  }
  return { ok: true, text };
}

/** What was taken out of several texts together. */
export function maskedIn(...texts: readonly (MaskedText | null)[]): MaskedFinding[] {
  return sumMasked(texts.flatMap((each) => each?.masked ?? []));
}
