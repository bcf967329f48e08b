import { runFactorReset, type CoreDeps } from "@recourse/core";
import { z } from "zod";

const payloadSchema = z.object({ resetId: z.uuid() });

/** Removes a lost second factor whose waiting time is over, unless somebody stopped it. */
export async function runDueFactorReset(deps: CoreDeps, payload: unknown): Promise<void> {
  await runFactorReset(deps, payloadSchema.parse(payload));
}
