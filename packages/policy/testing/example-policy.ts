import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSupportPolicy } from "../src/policy-file/parse-support-policy.js";
import { formatPolicyProblem } from "../src/policy-file/problem.js";
import type { SupportPolicy } from "../src/policy-file/schema.js";

const file = fileURLToPath(new URL("../../../policy/support-policy.yaml", import.meta.url));

/** The text of the policy file that the repository ships. */
export const policyText = readFileSync(file, "utf8");

/** The policy that the repository ships. */
export const policy = parsed(policyText);

/** The shipped policy after an edit of its text, as a company would make it. */
export function editedPolicy(...edits: readonly Edit[]): SupportPolicy {
  return parsed(editedText(...edits));
}

export interface Edit {
  replace: string;
  by: string;
}

/** Throws when the text to replace is not there: an edit that changes nothing tests nothing. */
export function editedText(...edits: readonly Edit[]): string {
  return edits.reduce((text, { by, replace }) => {
    if (!text.includes(replace)) {
      throw new Error(`the policy file does not contain ${JSON.stringify(replace)}`);
    }
    return text.replace(replace, () => by);
  }, policyText);
}

/** The problems of an edited policy file, one line each. */
export function problemsOf(...edits: readonly Edit[]): string[] {
  return problemsOfText(editedText(...edits));
}

export function problemsOfText(text: string): string[] {
  const result = parseSupportPolicy(text, "support-policy.yaml");
  return result.ok ? [] : result.problems.map(formatPolicyProblem);
}

/** Number of the line of the shipped file that contains the text, counted from 1. */
export function lineOf(text: string): number {
  return policyText.slice(0, policyText.indexOf(text)).split("\n").length;
}

function parsed(text: string): SupportPolicy {
  const result = parseSupportPolicy(text, "support-policy.yaml");
  if (!result.ok) {
    throw new Error(result.problems.map(formatPolicyProblem).join("\n"));
  }
  return result.policy;
}
