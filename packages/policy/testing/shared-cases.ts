import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, test } from "@jest/globals";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * Runs the tests with the cases of a file that is kept beside the repository, or in the folder that is named instead; without the
 * file, says that they were skipped.
 */
export function describeSharedCases(
  fileName: string,
  named: string | undefined,
  tests: (cases: unknown) => void,
): void {
  const folder = named ?? join(repository, "..", "shared");
  const file = join(folder, "cases", fileName);
  if (existsSync(file)) {
    describe(`the cases of ${fileName}`, () => tests(JSON.parse(readFileSync(file, "utf8"))));
  } else {
    test.skip(`${file} is not there: its cases are not run (RECOURSE_SHARED names the folder that has cases/)`, () =>
      undefined);
  }
}
