import type { RequestKind } from "@recourse/policy";
import type { PersonActor } from "../../actor.js";
import type { StatementValues } from "../../database/insertion.js";
import { isId } from "../../id.js";
import { foundBy } from "../search/ticket-search.queries.js";

/** What a view asks of the queue beyond its parts. What is left out does not narrow. */
export interface NarrowedQueue {
  /** With one member of staff. */
  staffId?: string | null;
  /** Any of these. */
  kinds?: readonly RequestKind[] | null;
  /** All of these. */
  tagIds?: readonly string[] | null;
  /** As in a search. */
  text?: string | null;
}

/** Over the alias `t`. Null where nothing can match, as with an id that is none. */
export function narrowingConditions(
  actor: PersonActor,
  { staffId, kinds, tagIds, text }: NarrowedQueue,
  values: StatementValues,
): string[] | null {
  const conditions: string[] = [];
  const ids = [...(staffId == null ? [] : [staffId]), ...(tagIds ?? [])];
  if (!ids.every(isId)) {
    return null;
  }
  if (staffId != null) {
    conditions.push(`t.assignee_id = ${values.add(staffId)}`);
  }
  if (kinds != null && kinds.length > 0) {
    conditions.push(`t.kind = any(${values.add(kinds)})`);
  }
  for (const tagId of new Set(tagIds ?? [])) {
    conditions.push(
      `exists (select from ticket_tags x where x.ticket_id = t.id and x.tag_id = ${values.add(tagId)})`,
    );
  }
  if (text != null && text.trim() !== "") {
    // Only staff have a queue, and to them time makes no difference.
    const found = foundBy(actor, { query: text, at: new Date(0) }, values);
    if (found === null) {
      return null;
    }
    conditions.push(found);
  }
  return conditions;
}
