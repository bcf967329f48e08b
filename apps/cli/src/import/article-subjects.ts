import { checkSubjects, type ArticleSubjects, type SupportPolicy } from "@recourse/policy";
import type { FrontMatter } from "./read-source.js";

/** What the front matter says an article is about. Names that the policy file does not know are left out, and told. */
export function subjectsOf(
  policy: SupportPolicy,
  { productAreas = [], protocols = [], platforms = [] }: FrontMatter,
): { subjects: ArticleSubjects; problems: string[] } {
  const given = { productAreas, protocols, platforms };
  const whole = checkSubjects(policy, given);
  if (whole.ok) return { subjects: whole.subjects, problems: [] };
  const isKnown = (one: Partial<ArticleSubjects>) =>
    checkSubjects(policy, { productAreas: [], protocols: [], platforms: [], ...one }).ok;
  const known = checkSubjects(policy, {
    productAreas: productAreas.filter((name) => isKnown({ productAreas: [name] })),
    protocols: protocols.filter((name) => isKnown({ protocols: [name] })),
    platforms: platforms.filter((each) => isKnown({ platforms: [each] })),
  });
  return {
    subjects: known.ok ? known.subjects : { productAreas: [], protocols: [], platforms: [] },
    problems: whole.problems.map(({ message }) => message),
  };
}
