import type { TextSpan } from "./find-secrets.js";
import type { MaskedKind } from "./masked-kind.js";

/** A stretch of a text that is to be taken out. */
export interface MaskSpan extends TextSpan {
  kind: MaskedKind;
  /** Where what gives it away begins: a text may be cut before here, and not between here and the end. */
  from: number;
}
