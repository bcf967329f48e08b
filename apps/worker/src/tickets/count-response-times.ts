import { countResponseTimes, type CoreDeps } from "@recourse/core";

/** How long tickets took lately. */
export async function countTimes(deps: CoreDeps): Promise<void> {
  await countResponseTimes(deps);
}
