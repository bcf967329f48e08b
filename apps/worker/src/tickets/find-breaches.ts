import { findBreaches, followCalendar, type CoreDeps } from "@recourse/core";

/** Internal targets that were missed, by the calendar of the policy file of now. */
export async function findMissedTargets(deps: CoreDeps): Promise<void> {
  await followCalendar(deps);
  await findBreaches(deps);
}
