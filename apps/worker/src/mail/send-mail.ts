import { sendMail, type MailDeps } from "@recourse/core";
import { z } from "zod";

const payloadSchema = z.object({ mailId: z.uuid() });

export async function sendOne(deps: MailDeps, payload: unknown): Promise<void> {
  await sendMail(deps, payloadSchema.parse(payload));
}
