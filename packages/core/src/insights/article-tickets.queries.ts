import type { DataSource, EntityManager } from "typeorm";
import { Article } from "../articles/article.entity.js";
import { columnsOf } from "../database/columns.js";

type Db = DataSource | EntityManager;

/** An article that came out of a ticket, or that answers it. */
export interface ArticleTicket {
  articleId: string;
  ticketId: string;
  /** True where the article was drafted out of the ticket's solution. */
  drafted: boolean;
  linkedAt: Date;
}

const COLUMNS = `article_id as "articleId", ticket_id as "ticketId", drafted, linked_at as "linkedAt"`;

/** For tickets that the viewer came to on the desk: asks nothing. Oldest first. */
export function articlesOfTickets(db: Db, ticketIds: readonly string[]): Promise<ArticleTicket[]> {
  return db.query(
    `select ${COLUMNS} from article_tickets where ticket_id = any($1) order by linked_at, article_id`,
    [ticketIds],
  );
}

/** More than anybody looks at beside an article. */
const MOST_TICKETS = 100;

/** For articles that the viewer came to on the desk: asks nothing. Newest first. */
export function ticketsOfArticles(db: Db, articleIds: readonly string[]): Promise<ArticleTicket[]> {
  return db.query(
    `select t.* from unnest($1::uuid[]) as a (id)
     cross join lateral (
       select ${COLUMNS} from article_tickets where article_id = a.id order by linked_at desc, ticket_id limit ${MOST_TICKETS}
     ) t`,
    [articleIds],
  );
}

/** Tickets with a reply of ours among these: out of such a reply an article can be made. For tickets seen on the desk. */
export async function answeredTickets(db: Db, ticketIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }[]>(
    `select t.id from unnest($1::uuid[]) as t (id)
     where exists (select from messages m where m.ticket_id = t.id and m.by_staff and m.kind = 'reply')`,
    [ticketIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Articles in whatever state, in no order. For articles that the viewer came to on the desk: asks nothing. */
export function deskArticlesByIds(db: Db, ids: readonly string[]): Promise<Article[]> {
  return db.query(`select ${columnsOf(db, Article, "a")} from articles a where a.id = any($1)`, [ids]);
}
