import { countSearches, type CoreDeps } from "@recourse/core";

/** Counts today's searches, and those of the days that clicks and tickets still change. */
export async function countAllSearches(deps: CoreDeps): Promise<void> {
  await countSearches(deps);
}
