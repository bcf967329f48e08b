import { runSchedule, type CoreDeps } from "@recourse/core";
import { z } from "zod";

const payloadSchema = z.object({ scheduleId: z.uuid() });

/** Publishes or takes away what was scheduled for now. */
export async function runDueSchedule(deps: CoreDeps, payload: unknown): Promise<void> {
  await runSchedule(deps, payloadSchema.parse(payload));
}
