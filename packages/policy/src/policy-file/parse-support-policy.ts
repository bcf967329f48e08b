import type { z } from "zod";
import { pathText, type PolicyProblem } from "./problem.js";
import { supportPolicySchema, type SupportPolicy } from "./schema.js";
import { readYaml, type YamlSource } from "./yaml-source.js";

export type ParsedSupportPolicy =
  { ok: true; policy: SupportPolicy } | { ok: false; problems: PolicyProblem[] };

/**
 * Reads and checks a policy file. All problems are told, in the order of their lines: syntax first, since values of a file that
 * does not read well mean little. `fileName` is only for the problems.
 */
export function parseSupportPolicy(yamlText: string, fileName: string): ParsedSupportPolicy {
  const read = readYaml(yamlText);
  if (!read.ok) {
    return { ok: false, problems: inOrder(read.faults.map((fault) => ({ file: fileName, ...fault }))) };
  }
  const checked = supportPolicySchema.safeParse(read.source.value);
  if (checked.success) {
    return { ok: true, policy: checked.data };
  }
  const problems = checked.error.issues.flatMap((issue) => problemsOf(issue, read.source));
  return { ok: false, problems: inOrder(problems.map((problem) => ({ file: fileName, ...problem }))) };
}

type LocatedProblem = Omit<PolicyProblem, "file">;

function problemsOf(issue: z.core.$ZodIssue, source: YamlSource): LocatedProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => {
      const path = [...issue.path, name];
      return {
        ...source.placeOfName(path),
        path: pathText(path),
        found: "an unknown name",
        allowed: issue.message,
      };
    });
  }
  const told: unknown = issue.code === "custom" ? issue.params?.["found"] : undefined;
  const found = typeof told === "string" ? told : foundText(valueAt(source.value, issue.path));
  return [{ ...source.placeOf(issue.path), path: pathText(issue.path), found, allowed: issue.message }];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (group, name) =>
      typeof group === "object" && group !== null
        ? Object.getOwnPropertyDescriptor(group, name)?.value
        : undefined,
    value,
  );
}

function foundText(value: unknown): string {
  if (value === undefined) {
    return "missing";
  }
  if (value === null) {
    return "empty";
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? "an empty list" : "a list";
  }
  return typeof value === "object" ? "a group of names" : JSON.stringify(value);
}

function inOrder(problems: PolicyProblem[]): PolicyProblem[] {
  return problems.toSorted((left, right) => left.line - right.line || left.column - right.column);
}
