import { audienceRank } from "@recourse/core";
import type { Audience } from "@recourse/policy";

/** Who asks, and what they narrow to. What somebody may not see is left out on the server, so that it is not counted either. */
export interface Narrowing {
  viewer: Audience;
  categoryIds?: readonly string[] | undefined;
  productAreas?: readonly string[] | undefined;
  audiences?: readonly Audience[] | undefined;
}

/** Conditions that must all hold; null where nothing can be found. */
export function serverFilter({ viewer, categoryIds, productAreas, audiences }: Narrowing): string[] | null {
  const asked = audiences?.map(audienceRank);
  const seen = [0, 1, 2].filter(
    (rank) => rank <= audienceRank(viewer) && (asked === undefined || asked.includes(rank)),
  );
  if (seen.length === 0 || categoryIds?.length === 0 || productAreas?.length === 0) return null;
  return [
    `audience IN [${seen.join(", ")}]`,
    ...(categoryIds === undefined ? [] : [isIn("categoryId", categoryIds)]),
    ...(productAreas === undefined ? [] : [isIn("productAreas", productAreas)]),
  ];
}

export function isIn(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map(literal).join(", ")}]`;
}

/** A value as Meilisearch's filters want it, whatever characters it has. */
function literal(value: string): string {
  return `"${value.replace(/[\\"]/g, (mark) => `\\${mark}`)}"`;
}
