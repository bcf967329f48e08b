import type { CoreDeps } from "@recourse/core";
import { z } from "zod";

const payloadSchema = z.object({ articleIds: z.array(z.uuid()) });

/** The same as index-article for what an import wrote together. */
export async function indexArticles(deps: CoreDeps, payload: unknown): Promise<void> {
  const { articleIds } = payloadSchema.parse(payload);
  await deps.index.putMany(articleIds);
}
