import { mayChangeSearchWords } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { enqueue } from "../jobs.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";

/** An index may have to read every article again: several changes in a row are applied together. */
const APPLY_AFTER_MS = 2_000;

/** Null for those who may change synonyms and stop words. */
export function refuseSearchWords(actor: Actor): Refused | null {
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in to change the words of search.");
  }
  const permission = mayChangeSearchWords(policyViewer(actor));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}

/** Whoever else changes a word waits for the end of this transaction, so that what was checked stays true. */
export async function lockSearchWords(tx: EntityManager): Promise<void> {
  await tx.query("select version from search_settings for update");
}

export async function applyLater(tx: EntityManager, at: Date): Promise<void> {
  const options = { jobKey: "apply-search-settings", runAt: new Date(at.getTime() + APPLY_AFTER_MS) };
  await enqueue(tx, "apply-search-settings", {}, options);
}
