import { runDeletion, type CoreDeps } from "@recourse/core";
import { z } from "zod";

const payloadSchema = z.object({ deletionId: z.uuid() });

/** Deletes an account whose waiting time is over, unless somebody stopped it. */
export async function runDueDeletion(deps: CoreDeps, payload: unknown): Promise<void> {
  await runDeletion(deps, payloadSchema.parse(payload));
}
