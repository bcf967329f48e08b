import { findSecrets } from "@recourse/policy";
import type { SkippedFile } from "./import-report.js";

/**
 * Secrets in a text that is imported all the same: whoever wrote the folder has published it already. Only what is certain is told, and
 * never quoted.
 */
export function secretsIn(path: string, body: string): SkippedFile[] {
  return findSecrets(body)
    .filter(({ certain }) => certain)
    .map(({ kind, start }) => {
      const line = body.slice(0, start).split("\n").length;
      return {
        file: path,
        line: null,
        reason: `has what looks like a secret (${kind.replaceAll("_", " ")}) on line ${line} of its text: replace it where it is used`,
      };
    });
}
