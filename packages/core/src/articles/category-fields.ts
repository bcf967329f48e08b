import { formatReviewInterval, isReviewInterval, type ReviewInterval } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { staffByIds } from "../accounts/staff.queries.js";
import { isId } from "../id.js";
import { refused, type Refusal, type Refused } from "../refusal.js";
import { checkText } from "../text.js";

/** What people type of a category; what is left out stays as it is. */
export interface CategoryTexts {
  title?: string;
  description?: string | null;
}

export type CheckedCategoryTexts =
  { ok: true; texts: { title?: string; description?: string | null } } | Refused;

export function checkCategoryTexts({ title, description }: CategoryTexts): CheckedCategoryTexts {
  const texts: { title?: string; description?: string | null } = {};
  const refusals: Refusal[] = [];
  if (title !== undefined) {
    const checked = checkText(title, { path: ["title"], name: "The name", max: 200 });
    if (checked.ok) texts.title = checked.text;
    else refusals.push(...checked.refusals);
  }
  if (description !== undefined) {
    const field = { path: ["description"], name: "The description", max: 1_000, min: 0 };
    const checked = checkText(description ?? "", field);
    if (checked.ok) texts.description = checked.text === "" ? null : checked.text;
    else refusals.push(...checked.refusals);
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, texts };
}

/** Null for somebody who works here; articles are not given to others. */
export async function refuseOwner(
  tx: EntityManager,
  staffId: string | null | undefined,
): Promise<Refused | null> {
  if (staffId == null) {
    return null;
  }
  const id = isId(staffId) ? [staffId] : [];
  // Whoever ends this person's work waits, or is waited for: nothing is given to somebody who is leaving.
  await tx.query("select 1 from staff where id = any($1) for share", [id]);
  const [staff] = await staffByIds(tx, id);
  return staff?.active === true
    ? null
    : refused("INVALID", "Articles are looked after by somebody who works here.", ["ownerId"]);
}

export type CheckedInterval = { ok: true; reviewInterval: string | null } | Refused;

/** As it is stored; null where none is given. */
export function checkInterval(interval: ReviewInterval | null): CheckedInterval {
  return interval !== null && !isReviewInterval(interval)
    ? refused("INVALID", "An interval is from 1 to 3,650 days or from 1 to 120 months.", ["reviewInterval"])
    : { ok: true, reviewInterval: interval === null ? null : formatReviewInterval(interval) };
}
