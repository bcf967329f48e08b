import { announceReply, type CoreDeps } from "@recourse/core";
import { z } from "zod";

const payloadSchema = z.object({ ticketId: z.uuid(), messageId: z.uuid() });

/** Tells the pages of customers that a reply is there for them. */
export async function announceSentReply(deps: CoreDeps, payload: unknown): Promise<void> {
  await announceReply(deps, payloadSchema.parse(payload));
}
