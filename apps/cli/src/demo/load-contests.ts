import { contestRefusal, StoredDecision, upholdRefusal, type CoreDeps } from "@recourse/core";
import type { DemoFile, DemoRefusedRequest } from "./demo-file.js";
import { done } from "./load-people.js";
import { actorOf, at } from "./act-as.js";

/** What requesters of the demo hold against refusals, and what the staff answer. */
export async function loadContests(deps: CoreDeps, demo: DemoFile): Promise<void> {
  const now = deps.clock.now();
  for (const request of demo.refused) await contestRefused(deps, now, request);
}

async function contestRefused(
  deps: CoreDeps,
  now: Date,
  { by, subject, contest }: DemoRefusedRequest,
): Promise<void> {
  if (contest === null) return;
  const { id: decisionId } = await deps.db.manager.findOneByOrFail(StoredDecision, { subject });
  const requester = await actorOf(deps, by, "portal");
  const { words, hoursAgo, upheld } = contest;
  done(
    await contestRefusal(at(deps, now, hoursAgo), requester, {
      decisionId,
      words,
      idempotencyKey: `demo:contest:${subject}`,
    }),
  );
  if (upheld === null) return;
  const staff = await actorOf(deps, upheld.by, "desk");
  // What an earlier, cut off load answered is a conflict, and stays as it is.
  await upholdRefusal(at(deps, now, upheld.hoursAgo), staff, {
    decisionId,
    version: 1,
    answer: upheld.words,
  });
}
