import { mayUseDesk } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../../actor.js";
import { tagName } from "./tag-name.js";

type Db = DataSource | EntityManager;

export interface Tag {
  id: string;
  name: string;
  version: number;
}

export const TAG_COLUMNS = `g.id, g.name, g.version`;

/** Tags are the staff's: for everybody else there are none. */
export function seesTags(actor: Actor): boolean {
  return mayUseDesk(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
}

/** Tags whose name begins like this, then those that have it in them; by name. */
export async function listTags(
  db: Db,
  actor: Actor,
  { like = "", first }: { like?: string; first: number },
): Promise<Tag[]> {
  if (!seesTags(actor)) {
    return [];
  }
  const name = tagName(like);
  return db.query<Tag[]>(
    `select ${TAG_COLUMNS} from tags g where position($1 in g.name) > 0 or $1 = ''
     order by position($1 in g.name) <> 1, g.name limit $2`,
    [name, first],
  );
}

export function tagsByIds(db: Db, ids: readonly string[]): Promise<Tag[]> {
  return db.query<Tag[]>(`select ${TAG_COLUMNS} from tags g where g.id = any($1)`, [ids]);
}

/** For tickets that the viewer came to by something they may read, on the desk. */
export async function tagsOfTickets(db: Db, ticketIds: readonly string[]): Promise<Map<string, Tag[]>> {
  const rows = await db.query<(Tag & { ticketId: string })[]>(
    `select x.ticket_id as "ticketId", ${TAG_COLUMNS} from ticket_tags x join tags g on g.id = x.tag_id
     where x.ticket_id = any($1) order by g.name`,
    [ticketIds],
  );
  const tags = new Map<string, Tag[]>();
  for (const { ticketId, ...tag } of rows) tags.set(ticketId, [...(tags.get(ticketId) ?? []), tag]);
  return tags;
}

/** How many tickets have each. */
export async function tagUses(db: Db, tagIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; count: number }[]>(
    `select tag_id as id, count(*) from ticket_tags where tag_id = any($1) group by tag_id`,
    [tagIds],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
