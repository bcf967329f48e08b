import { describe, expect, test } from "@jest/globals";
import { member, staff } from "../../testing/example-viewers.js";
import { mayPublishWithFindings, preflightFinding, type PreflightCode } from "./preflight.js";

describe("publishing a text with findings", () => {
  const findings = (...codes: PreflightCode[]) => codes.map((code) => preflightFinding(code, `${code}.`, 3));

  test.each<[string, PreflightCode[], Parameters<typeof mayPublishWithFindings>[0], string | null, string]>([
    ["nothing was found", [], staff("author"), null, "allowed"],
    [
      "all of it only warns",
      ["missing_summary", "possible_secret", "moved_link"],
      staff("author"),
      null,
      "allowed",
    ],
    ["a secret", ["secret"], staff("author"), null, "blocked_by_preflight"],
    [
      "a link that leads nowhere",
      ["heading_order", "broken_link"],
      staff("lead"),
      null,
      "blocked_by_preflight",
    ],
    ["a link for fewer readers", ["narrower_link"], staff("author"), null, "blocked_by_preflight"],
    ["a file that is not there", ["missing_file"], staff("author"), null, "blocked_by_preflight"],
    ["a secret, and an author's reason", ["secret"], staff("author"), "it is urgent", "blocked_by_preflight"],
    ["a secret, and a lead's reason", ["secret"], staff("lead"), "a revoked key, as an example", "allowed"],
    ["a secret, and a lead's blank reason", ["secret"], staff("lead"), " ", "blocked_by_preflight"],
    [
      "a secret, and a customer's reason",
      ["secret"],
      member("adam", "admin"),
      "please",
      "blocked_by_preflight",
    ],
  ])("%s", (_what, codes, viewer, reason, code) => {
    expect(mayPublishWithFindings(viewer, findings(...codes), reason).code).toBe(code);
  });

  test("says what is in the way, and how much more", () => {
    const { message } = mayPublishWithFindings(
      staff("author"),
      findings("moved_link", "secret", "broken_link"),
    );
    expect(message).toMatch(/^secret\. \(and 1 more\) .*lead/);
  });
});
