import { deleteExpiredIdempotencyKeys, type CoreDeps } from "@recourse/core";

/** Forgets the keys that no client repeats any more. */
export async function deleteExpiredKeys(deps: CoreDeps): Promise<void> {
  await deleteExpiredIdempotencyKeys(deps);
}
