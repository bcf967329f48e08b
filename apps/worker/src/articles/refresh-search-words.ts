import type { CoreDeps } from "@recourse/core";

/** Rebuilds the list of words that typing errors in searches are repaired from. */
export async function refreshSearchWords(deps: CoreDeps): Promise<void> {
  await deps.index.refreshWords();
}
