import type { MaskedKind } from "./masked-kind.js";

/** What a secret looks like in messages and logs. */
export interface MaskPattern {
  kind: MaskedKind;
  /** Every repetition is bounded, so that matching takes time in proportion to the text. The last group that took part is the secret. */
  pattern: RegExp;
  /** In lower case: where none of these stands in a text, the pattern is not tried. */
  hints: readonly string[];
  /** Whether this is one; without it, whatever is no filling. `name` is the group of that name: what gives it away. */
  is?: (secret: string, name: string) => boolean;
}
