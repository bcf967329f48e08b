import { deleteOldSearches, type CoreDeps } from "@recourse/core";

/** Lets go of single searches after 30 days; what at least five people searched for stays as a count. */
export async function deleteOld(deps: CoreDeps): Promise<void> {
  await deleteOldSearches(deps);
}
