import type { DataSource, EntityManager } from "typeorm";
import type { Ticket } from "../tickets/ticket.entity.js";

/** What the requester of a ticket looked for before they opened it, and what they read of what was found. */
export interface SearchBefore {
  ticketId: string;
  query: string;
  at: Date;
  hits: number;
  opened: { slug: string; title: string }[];
}

/** What somebody searched for longer before has another reason. */
const HOURS_BEFORE = 24;
const MOST_SEARCHES = 5;

/** Of the requesters themselves and for the same account, newest first. For tickets seen on the desk: asks nothing. */
export function searchesBefore(
  db: DataSource | EntityManager,
  tickets: readonly Pick<Ticket, "id" | "requesterId" | "accountId" | "receivedAt">[],
): Promise<SearchBefore[]> {
  return db.query(
    `select t.id as "ticketId", s.query, s.at, s.hits, coalesce((
       select json_agg(json_build_object('slug', a.slug, 'title', r.title) order by c.at)
       from search_clicks c join articles a on a.id = c.article_id join article_revisions r on r.id = a.published_revision_id
       where c.result_id = s.result_id and c.actor = s.actor), '[]') as opened
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) as t (id, requester_id, account_id, received_at)
     cross join lateral (
       select * from searches where account_id = t.account_id and actor = 'person:' || t.requester_id
         and at between t.received_at - make_interval(hours => ${HOURS_BEFORE}) and t.received_at
       order by at desc, id desc limit ${MOST_SEARCHES}
     ) s order by s.at desc, s.id desc`,
    [
      tickets.map(({ id }) => id),
      tickets.map(({ requesterId }) => requesterId),
      tickets.map(({ accountId }) => accountId),
      tickets.map(({ receivedAt }) => receivedAt),
    ],
  );
}
