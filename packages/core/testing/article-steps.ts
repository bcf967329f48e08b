import { randomUUID } from "node:crypto";
import type { PersonActor } from "../src/actor.js";
import { approveRevision } from "../src/articles/approve-revision.js";
import type { RevisionResult } from "../src/articles/move-revision.js";
import { publishRevision } from "../src/articles/publish-revision.js";
import { saveDraft, type SaveDraftInput } from "../src/articles/save-draft.js";
import { submitForReview } from "../src/articles/submit-for-review.js";
import type { CoreDeps } from "../src/deps.js";

/** What an operation answered that must succeed. */
export async function done<Result extends { ok: boolean }>(
  act: Promise<Result>,
): Promise<Extract<Result, { ok: true }>> {
  const result = await act;
  if (!isDone(result)) {
    throw new Error(JSON.stringify(result));
  }
  return result;
}

function isDone<Result extends { ok: boolean }>(result: Result): result is Extract<Result, { ok: true }> {
  return result.ok;
}

/** The steps of an article's life, done by these three; each answers with the article and the revision after it. */
export function articleSteps(
  deps: CoreDeps,
  { author, reviewer, categoryId }: { author: PersonActor; reviewer: PersonActor; categoryId: string },
) {
  const draft = (overrides: Partial<SaveDraftInput> = {}): SaveDraftInput => ({
    categoryId,
    audience: "public",
    title: `Reset MFA ${randomUUID()}`,
    summary: "How to.",
    body: "## Steps\n\nDo it.",
    reason: "New.",
    ...overrides,
  });
  const saved = (overrides: Partial<SaveDraftInput> = {}, by = author) =>
    done<RevisionResult>(saveDraft(deps, by, draft(overrides)));
  const submitted = async (overrides: Partial<SaveDraftInput> = {}) => {
    const { revision } = await saved(overrides);
    return done<RevisionResult>(submitForReview(deps, author, { revisionId: revision.id }));
  };
  const approved = async (overrides: Partial<SaveDraftInput> = {}) => {
    const { revision } = await submitted(overrides);
    return done<RevisionResult>(approveRevision(deps, reviewer, { revisionId: revision.id }));
  };
  const published = async (overrides: Partial<SaveDraftInput> = {}) => {
    const { revision } = await approved(overrides);
    return done<RevisionResult>(publishRevision(deps, reviewer, { revisionId: revision.id }));
  };
  return { draft, saved, submitted, approved, published };
}
