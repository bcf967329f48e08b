import { findPlatform, findVersion } from "../decision/find-platform.js";
import type { SupportPolicy } from "../policy-file/schema.js";

/** A platform of the policy's table; version null: whichever. */
export interface ArticlePlatform {
  name: string;
  version: string | null;
}

/** What an article is about, in the names of the policy file. */
export interface ArticleSubjects {
  productAreas: readonly string[];
  protocols: readonly string[];
  platforms: readonly ArticlePlatform[];
}

export interface SubjectProblem {
  field: keyof ArticleSubjects;
  message: string;
}

export type CheckedSubjects =
  { ok: true; subjects: ArticleSubjects } | { ok: false; problems: SubjectProblem[] };

type Found<Value> = { found: Value } | { problem: string };

/**
 * The subjects as the policy file spells them, each once, in the file's order. Names are recognised in any case, platforms and
 * versions as the gate recognises them: aliases, and "24.04" for 24.04.1.
 */
export function checkSubjects(policy: SupportPolicy, given: ArticleSubjects): CheckedSubjects {
  const areas = each(given.productAreas, (name) => findName(policy.productAreas, name, "a product area"));
  const protocols = each(given.protocols, (name) => findName(policy.protocols, name, "a protocol"));
  const platforms = each(given.platforms, (platform) => knownPlatform(policy, platform));
  const problems = [
    ...areas.problems.map((message) => ({ field: "productAreas" as const, message })),
    ...protocols.problems.map((message) => ({ field: "protocols" as const, message })),
    ...platforms.problems.map((message) => ({ field: "platforms" as const, message })),
  ];
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    subjects: {
      productAreas: policy.productAreas.filter((name) => areas.found.includes(name)),
      protocols: policy.protocols.filter((name) => protocols.found.includes(name)),
      platforms: allPlatforms(policy).filter(({ name, version }) =>
        platforms.found.some((each) => each.name === name && each.version === version),
      ),
    },
  };
}

/** Every platform that an article can be about: each as a whole, then its versions. */
export function allPlatforms(policy: SupportPolicy): ArticlePlatform[] {
  return policy.platforms.flatMap(({ name, versions }) => [
    { name, version: null },
    ...versions.map(({ version }) => ({ name, version })),
  ]);
}

function knownPlatform(policy: SupportPolicy, { name, version }: ArticlePlatform): Found<ArticlePlatform> {
  const platform = findPlatform(policy, name);
  if (platform === undefined) {
    const known = policy.platforms.map((each) => each.name);
    return { problem: unknown(name, "a platform", known) };
  }
  if (version === null || version.trim() === "") {
    return { found: { name: platform.name, version: null } };
  }
  const entry = findVersion(platform, version);
  return entry === undefined
    ? {
        problem: unknown(
          version,
          `a version of ${platform.name}`,
          platform.versions.map((known) => known.version),
        ),
      }
    : { found: { name: platform.name, version: entry.version } };
}

function findName(names: readonly string[], given: string, what: string): Found<string> {
  const wanted = given.trim().toLowerCase();
  const name = names.find((known) => known.toLowerCase() === wanted);
  return name === undefined ? { problem: unknown(given, what, names) } : { found: name };
}

function unknown(given: string, what: string, known: readonly string[]): string {
  const listed = known.length === 0 ? "It knows none yet." : `It knows ${known.join(", ")}.`;
  return `"${given}" is not ${what} of the support policy. ${listed}`;
}

function each<Given, Value>(
  values: readonly Given[],
  find: (value: Given) => Found<Value>,
): { found: Value[]; problems: string[] } {
  const results = values.map(find);
  return {
    found: results.flatMap((result) => ("found" in result ? [result.found] : [])),
    problems: results.flatMap((result) => ("problem" in result ? [result.problem] : [])),
  };
}
