import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SecretCodes, type MailDeps } from "@recourse/core";
import { formatPolicyProblem, parseSupportPolicy, type SupportPolicy } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { FakeArticleIndex } from "./fake-article-index.js";
import { FakeClock } from "./fake-clock.js";
import { FakeFileStore } from "./fake-file-store.js";
import { FakeMailComposer, FakeMailer } from "./fake-mailer.js";

export interface TestDeps extends MailDeps {
  clock: FakeClock;
  index: FakeArticleIndex;
  files: FakeFileStore;
  mailer: FakeMailer;
}

/** The policy as it is shipped; `edit` changes the text of the file first. */
export function testPolicy(edit: (yaml: string) => string = (yaml) => yaml): SupportPolicy {
  const path = fileURLToPath(new URL("../../../../policy/support-policy.yaml", import.meta.url));
  const parsed = parseSupportPolicy(edit(readFileSync(path, "utf8")), path);
  if (!parsed.ok) {
    throw new Error(parsed.problems.map(formatPolicyProblem).join("\n"));
  }
  return parsed.policy;
}

let asShipped: SupportPolicy | undefined;

/** What operations are given: a real database, the real policy, and fakes for what lies outside. */
export function testDeps(db: DataSource, overrides: Partial<TestDeps> = {}): TestDeps {
  return {
    db,
    clock: new FakeClock(),
    policy: (asShipped ??= testPolicy()),
    index: new FakeArticleIndex(),
    files: new FakeFileStore(),
    codes: new SecretCodes("a secret of tests alone, of no installation"),
    composer: new FakeMailComposer(),
    mailer: new FakeMailer(),
    publicUrl: "https://help.test",
    addresses: { support: ["support@help.test"], replyDomain: "reply.help.test" },
    ...overrides,
  };
}
