import type { EntityManager } from "typeorm";
import { newId } from "../../id.js";
import type { Actor } from "../../actor.js";

/** What really changed: of what was asked, without what was so already. */
export interface TagsChanged {
  added: string[];
  removed: string[];
}

/** Gives a locked ticket these tags, new ones among them, and takes those away. */
export async function writeTags(
  tx: EntityManager,
  ticketId: string,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
  { actor, at }: { actor: Actor; at: Date },
): Promise<TagsChanged> {
  const removed = await tx.query<{ name: string }[]>(
    `with gone as (
       delete from ticket_tags x using tags g where x.ticket_id = $1 and g.id = x.tag_id and g.name = any($2) returning g.name
     ) select name from gone order by name`,
    [ticketId, remove],
  );
  // In the order of the names, so that two who make the same new tags at once do not wait for each other in a circle.
  const wanted = add.toSorted().map((name) => ({ id: newId(at), name }));
  await tx.query(
    `insert into tags (id, name, created_at)
     select w.id, w.name, $2 from jsonb_to_recordset($1::jsonb) as w (id uuid, name text) order by w.name on conflict (name) do nothing`,
    [JSON.stringify(wanted), at],
  );
  // Locked against a merge or a deletion of the tag, which would leave the ticket with one that is gone.
  const added = await tx.query<{ name: string }[]>(
    `with wanted as (select id, name from tags where name = any($2) order by name for key share),
     given as (
       insert into ticket_tags (ticket_id, tag_id, added_by, added_at)
       select $1, id, $3, $4 from wanted on conflict do nothing returning tag_id
     ) select w.name from given join wanted w on w.id = given.tag_id order by w.name`,
    [ticketId, add, actor.kind === "person" ? actor.person.id : null, at],
  );
  return { added: added.map(({ name }) => name), removed: removed.map(({ name }) => name) };
}
