import { maskedFindingWords, type MaskedFinding } from "@recourse/policy";
import type { MaskedSecrets } from "./masked.type.js";

export function maskedView(findings: readonly MaskedFinding[]): MaskedSecrets[] {
  return findings.map((finding) => ({ ...finding, words: maskedFindingWords(finding) }));
}
