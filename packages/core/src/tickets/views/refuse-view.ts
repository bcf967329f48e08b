import { mayChangeView, mayUseDesk } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../../actor.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { tagsByIds } from "../tags/tag.queries.js";
import type { ViewFilter } from "./view-filter.js";

/** Null for those who may keep a view of this kind. */
export function refuseKeeping(actor: Actor, shared: boolean): Refused | null {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in to keep views.");
  }
  const viewer = policyViewer(actor);
  const onDesk = mayUseDesk(viewer);
  if (!onDesk.allowed) {
    return refusedBy(onDesk);
  }
  const permission = mayChangeView(viewer, { ownerId: actor.person.id, shared });
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}

/** Everything that a view names must be there; staff may know of all of it. */
export async function refuseNames(tx: EntityManager, filter: ViewFilter): Promise<Refused | null> {
  const [row] = await tx.query<{ staff: boolean; account: boolean }[]>(
    `select $1::uuid is null or exists (select from staff where id = $1) as staff,
       $2::uuid is null or exists (select from accounts where id = $2) as account`,
    [filter.staffId, filter.accountId],
  );
  const tags = await tagsByIds(tx, filter.tagIds);
  const complete = row?.staff === true && row.account && tags.length === filter.tagIds.length;
  return complete
    ? null
    : refused("NOT_FOUND", "The view names somebody or something that is not there.", ["filter"]);
}
