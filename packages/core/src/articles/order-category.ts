import { mayChangeCategory } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { transact } from "../transaction.js";
import {
  findCategory,
  lockCategoryTree,
  reloadCategory,
  unknownCategory,
  type CategoryResult,
} from "./load-category.js";
import { refuseDesk } from "./load-revision.js";

export interface OrderCategoryInput {
  categoryId: string;
  direction: "up" | "down";
}

/** One place up or down among those beside it; the first stays the first, the last the last. */
export async function orderCategory(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { categoryId, direction }: OrderCategoryInput,
): Promise<CategoryResult> {
  const at = deps.clock.now();
  const permission = mayChangeCategory(policyViewer(actor));
  const refusal = refuseDesk(actor) ?? (permission.allowed ? null : refusedBy(permission));
  if (refusal !== null) {
    return refusal;
  }
  return transact<CategoryResult>(deps.db, async (tx) => {
    await lockCategoryTree(tx);
    const category = await findCategory(tx, categoryId);
    if (category === null) {
      return unknownCategory();
    }
    const siblings = await tx.query<{ id: string }[]>(
      `select id from categories where parent_id is not distinct from $1 order by position, lower(title), id`,
      [category.parentId],
    );
    const ids = siblings.map(({ id }) => id);
    const from = ids.indexOf(category.id);
    const to = Math.min(Math.max(from + (direction === "up" ? -1 : 1), 0), ids.length - 1);
    if (from === to) {
      return { ok: true, category };
    }
    ids.splice(to, 0, ...ids.splice(from, 1));
    // Places are counted anew: those that came from elsewhere may share one.
    await tx.query(
      `update categories c set position = placed.place - 1, changed_on_desk_at = $2
       from unnest($1::uuid[]) with ordinality as placed (id, place)
       where c.id = placed.id and c.position <> placed.place - 1`,
      [ids, at],
    );
    await writeAudit(tx, {
      at,
      actor,
      action: "category.ordered",
      subjectType: "category",
      subjectId: category.id,
      data: { from, to },
    });
    return reloadCategory(tx, category.id);
  });
}
