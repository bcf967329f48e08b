import { sweepFiles, type CoreDeps } from "@recourse/core";

/** Removes the images and files that nothing names any more, and what broken uploads left. */
export async function sweepUnusedFiles(deps: CoreDeps): Promise<void> {
  await sweepFiles(deps);
}
