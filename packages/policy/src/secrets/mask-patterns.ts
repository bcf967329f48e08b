import { codePatterns } from "./code-patterns.js";
import { fieldPatterns } from "./field-patterns.js";
import { headerPatterns } from "./header-patterns.js";
import type { MaskPattern } from "./mask-pattern.js";
import { prosePatterns } from "./prose-patterns.js";
import { shapePatterns } from "./shape-patterns.js";

/** Of two kinds for one stretch, the first here names it. */
export const maskPatterns: readonly MaskPattern[] = [
  ...shapePatterns,
  ...codePatterns,
  ...headerPatterns,
  ...fieldPatterns,
  ...prosePatterns,
];
