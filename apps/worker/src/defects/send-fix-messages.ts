import { sendFixMessages, type CoreDeps } from "@recourse/core";
import { z } from "zod";

const payloadSchema = z.object({ broadcastId: z.uuid() });

/** Tells everybody whom a defect affects that it is fixed, unless the sender stopped it. */
export async function sendFix(deps: CoreDeps, payload: unknown): Promise<void> {
  await sendFixMessages(deps, payloadSchema.parse(payload));
}
