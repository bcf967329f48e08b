/** A wrong value of the policy file, where it stands, and what would be right. */
export interface PolicyProblem {
  file: string;
  /** Both counted from 1. */
  line: number;
  column: number;
  /** Names joined by dots, list places in brackets: `hours.monday[0]`; empty when the file as a whole is meant. */
  path: string;
  found: string;
  allowed: string;
}

/** `support-policy.yaml:12: signUp.windowDays is "seven"; allowed: a whole number from 0 to 365` */
export function formatPolicyProblem(problem: PolicyProblem): string {
  const subject = problem.path === "" ? "the file" : problem.path;
  return `${problem.file}:${problem.line}: ${subject} is ${problem.found}; allowed: ${problem.allowed}`;
}

/** `["hours", "monday", 0]` as `hours.monday[0]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") {
      return `${text}[${step}]`;
    }
    return text === "" ? String(step) : `${text}.${String(step)}`;
  }, "");
}
