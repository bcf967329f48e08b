import { closeSolvedTickets, type CoreDeps } from "@recourse/core";

/** Closes what was solved as long ago as the policy says. */
export async function closeSolved(deps: CoreDeps): Promise<void> {
  await closeSolvedTickets(deps);
}
