import { checkSubjects, type ArticlePlatform, type SupportPolicy } from "@recourse/policy";
import type { Refused } from "../refusal.js";
import type { ArticleRevision } from "./article-revision.entity.js";

/** What somebody says an article is about; a list that is left out stays as the revision before has it. */
export interface GivenSubjects {
  productAreas?: readonly string[] | null;
  protocols?: readonly string[] | null;
  platforms?: readonly ArticlePlatform[] | null;
}

export type CheckedGivenSubjects = { ok: true; subjects: GivenSubjects } | Refused;

/** The lists that were given, as the policy file spells them. */
export function checkGivenSubjects(policy: SupportPolicy, given: GivenSubjects): CheckedGivenSubjects {
  const checked = checkSubjects(policy, {
    productAreas: given.productAreas ?? [],
    protocols: given.protocols ?? [],
    platforms: given.platforms ?? [],
  });
  if (!checked.ok) {
    return {
      ok: false,
      refusals: checked.problems.map(({ field, message }) => ({ code: "INVALID", message, path: [field] })),
    };
  }
  const { productAreas, protocols, platforms } = checked.subjects;
  return {
    ok: true,
    subjects: {
      productAreas: given.productAreas == null ? null : productAreas,
      protocols: given.protocols == null ? null : protocols,
      platforms: given.platforms == null ? null : platforms,
    },
  };
}

/** What a revision is written with. */
export function revisionSubjects(
  given: GivenSubjects,
  before: ArticleRevision | null,
): Pick<ArticleRevision, "productAreas" | "protocols" | "platforms"> {
  return {
    productAreas: [...(given.productAreas ?? before?.productAreas ?? [])],
    protocols: [...(given.protocols ?? before?.protocols ?? [])],
    platforms: [...(given.platforms ?? before?.platforms ?? [])],
  };
}
