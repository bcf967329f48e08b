import { deleteOldAutosaves, type CoreDeps } from "@recourse/core";

/** Forgets what was typed a month ago and never saved. */
export async function deleteOldDrafts(deps: CoreDeps): Promise<void> {
  await deleteOldAutosaves(deps);
}
