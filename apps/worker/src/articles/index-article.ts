import type { CoreDeps } from "@recourse/core";
import { z } from "zod";

const payloadSchema = z.object({ articleId: z.uuid() });

/** Brings the search index in line with the article as it is now, not as it was when the job was enqueued. */
export async function indexArticle(deps: CoreDeps, payload: unknown): Promise<void> {
  const { articleId } = payloadSchema.parse(payload);
  await deps.index.put(articleId);
}
