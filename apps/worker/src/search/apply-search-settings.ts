import type { CoreDeps } from "@recourse/core";

/** Synonyms and stop words as they are now, whatever they were when the job was enqueued. */
export async function applySearchSettings(deps: CoreDeps): Promise<void> {
  await deps.index.applySettings();
}
