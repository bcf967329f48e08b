/** One value of the policy file that is another than before. */
export interface PolicyChange {
  /** As `scope.paying.kinds.question.outcome`, or `platforms.Debian.versions.12.endOfLife`. */
  path: string;
  /** JSON; null: there was none. */
  from: string | null;
  /** JSON; null: there is none any more. */
  to: string | null;
}

/** What something of a list is called by, so that a line that is added does not change all behind it. */
const NAMES = ["name", "version", "date"] as const;

/** The values that differ between two policies as plain data, in the order of their paths. */
export function policyChanges(before: unknown, after: unknown): PolicyChange[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((path) => ({ path, from: was.get(path) ?? null, to: is.get(path) ?? null }))
    .filter(({ from, to }) => from !== to);
}

function leavesOf(value: unknown): Map<string, string> {
  const leaves = new Map<string, string>();
  collect(value, [], leaves);
  return leaves;
}

function collect(value: unknown, path: readonly string[], leaves: Map<string, string>): void {
  const members = membersOf(value);
  if (members === null) {
    if (value !== undefined) leaves.set(path.join("."), JSON.stringify(value));
    return;
  }
  for (const [name, member] of members) collect(member, [...path, name], leaves);
}

/** Null: a value that is told whole, such as a list of texts. */
function membersOf(value: unknown): [string, unknown][] | null {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value)) {
    const members = Object.entries(value);
    return members.length === 0 ? null : members;
  }
  for (const key of NAMES) {
    const names = value.map((each: unknown) => nameOf(each, key));
    if (names.length > 0 && names.every((name) => name !== null) && new Set(names).size === names.length)
      return names.map((name, index) => [name, value[index]]);
  }
  return null;
}

function nameOf(value: unknown, key: string): string | null {
  const name: unknown =
    typeof value === "object" && value !== null
      ? Object.getOwnPropertyDescriptor(value, key)?.value
      : undefined;
  return typeof name === "string" ? name : null;
}
