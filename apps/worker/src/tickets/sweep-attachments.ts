import { sweepAttachments, type CoreDeps } from "@recourse/core";

/** Removes uploads that no message took along, and the bytes of attachments that were removed. */
export async function sweepOldAttachments(deps: CoreDeps): Promise<void> {
  await sweepAttachments(deps);
}
