import { findSecrets, preflightFinding, type PreflightFinding, type SecretKind } from "@recourse/policy";
import { lintSource } from "@secretlint/core";
import { creator as recommended } from "@secretlint/secretlint-rule-preset-recommend";

const words: Readonly<Record<SecretKind, string>> = {
  private_key: "a private key",
  access_key: "an access key",
  access_token: "an access token",
  web_token: "a signed web token",
  web_hook: "the secret address of a web hook",
  connection_string: "the password of a connection",
  authorization: "the credentials of a request",
  password: "a password",
};

/** What both know is told once, in our words. */
const near = 2;

/** Secrets in a text: those of our own patterns, and those that secretlint's recommended rules know besides. None of them is ever quoted. */
export async function checkSecrets(text: string): Promise<PreflightFinding[]> {
  const lines = lineStarts(text);
  const own = findSecrets(text);
  const findings = own.map(({ kind, certain, start }) =>
    certain
      ? preflightFinding(
          "secret",
          `This looks like ${words[kind]}. Take it out, and replace it where it is used: whoever saw this text has it.`,
          lineAt(lines, start),
        )
      : preflightFinding(
          "possible_secret",
          `This may be ${words[kind]}. If it is real, take it out; if it is an example, write <like this>.`,
          lineAt(lines, start),
        ),
  );
  for (const { name, start, end } of await lint(text)) {
    if (own.some((each) => each.certain && each.start < end + near && start < each.end + near)) continue;
    findings.push(
      preflightFinding(
        "secret",
        `This looks like a secret (${name}). Take it out, and replace it where it is used: whoever saw this text has it.`,
        lineAt(lines, start),
      ),
    );
  }
  return findings;
}

async function lint(text: string): Promise<{ name: string; start: number; end: number }[]> {
  const { messages } = await lintSource({
    source: { content: text, filePath: "/article.md", ext: ".md", contentType: "text" },
    options: {
      config: { rules: [{ id: "recommended", rule: recommended, options: {} }] },
      noPhysicFilePath: true,
      maskSecrets: true,
    },
  });
  return messages
    .filter(({ type }) => type === "message")
    .map(({ ruleId, range: [start, end] }) => ({
      name: ruleId.replace(/^@secretlint\/secretlint-rule-/, ""),
      start,
      end,
    }));
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

function lineAt(starts: readonly number[], position: number): number {
  return starts.findLastIndex((start) => start <= position) + 1;
}
