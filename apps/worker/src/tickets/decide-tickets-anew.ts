import { decideTicketsAnew, type CoreDeps } from "@recourse/core";
import { z } from "zod";

const payloadShape = z.object({ correctionId: z.string() });

/** An account's facts were corrected: its open tickets may be entitled to more. */
export async function decideAnew(deps: CoreDeps, payload: unknown): Promise<void> {
  await decideTicketsAnew(deps, payloadShape.parse(payload));
}
