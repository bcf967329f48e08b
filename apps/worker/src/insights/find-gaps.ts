import { findGaps, type CoreDeps } from "@recourse/core";

/** Puts what people asked and found no article for into clusters. */
export async function findAllGaps(deps: CoreDeps): Promise<void> {
  await findGaps(deps);
}
