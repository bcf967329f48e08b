import { randomBytes } from "node:crypto";
import { liveMemberships, type TicketState } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../../actor.js";
import { columnsOf } from "../../database/columns.js";
import { StatementValues } from "../../database/insertion.js";
import { pageOf, type Page } from "../../page.js";
import type { TextPiece } from "../../ports.js";
import { cleanText } from "../../text.js";
import { seesNotes } from "../timeline.queries.js";
import { Ticket } from "../ticket.entity.js";
import { visibleTickets } from "../visible-tickets.js";

type Db = DataSource | EntityManager;

/** What is longer is cut: nobody means it. */
const LONGEST_QUERY = 200;
/** Tickets that are looked at for one search; the newest of what matches more is told apart by filters or more words. */
const MOST_CANDIDATES = 10_000;
/** Accounts or people that a name stands for. */
const MOST_NAMED = 50;
/** Characters of a message that a passage is cut from. */
const PASSAGE_SOURCE = 20_000;

export interface TicketSearch {
  query: string;
  /** Now: a reply of the staff that can still be taken back is found by nobody else. */
  at: Date;
  /** All of them unless given. */
  states?: readonly TicketState[] | null;
  accountId?: string | null;
}

export interface TicketSearchPosition {
  number: number;
}

/** A condition on the alias `t` that holds for what is found; null: nothing is looked for, or nothing can be found. */
export function foundBy(
  actor: Actor,
  { query, at }: Pick<TicketSearch, "query" | "at">,
  values: StatementValues,
): string | null {
  const words = cleanText(query).trim().slice(0, LONGEST_QUERY);
  if (words === "" || actor.kind !== "person") {
    return null;
  }
  const place = values.add(words);
  const number = values.add(ticketNumberIn(words));
  const onDesk = seesNotes(actor);
  const matches = `words @@ websearch_to_tsquery('english', ${place})`;
  const accounts = liveMemberships(policyViewer(actor)).map(({ accountId }) => accountId);
  const ofAccounts = onDesk
    ? ""
    : `and account_id = any(${values.add(accounts)}::uuid[]) and ${seenBy("message_id", values.add(at))}`;
  const texts = [
    `select ticket_id from ticket_texts where not staff_only ${ofAccounts} and ${matches} limit ${MOST_CANDIDATES}`,
    `select id from tickets where number = ${number}`,
    ...(onDesk ? amongStaff(place, matches) : []),
  ];
  return `t.id in (${texts.map((each) => `(${each})`).join(" union ")})`;
}

function seenBy(messageId: string, at: string): string {
  return `exists (select from messages m where m.id = ${messageId} and (m.visible_at is null or m.visible_at <= ${at}))`;
}

/** What customers do not search in: notes, and the names of those whose tickets they are. */
function amongStaff(place: string, matches: string): string[] {
  const named = `to_tsvector('simple', name) @@ websearch_to_tsquery('simple', ${place})`;
  return [
    `select ticket_id from ticket_texts where staff_only and ${matches} limit ${MOST_CANDIDATES}`,
    `select id from tickets where account_id in (select id from accounts where ${named} limit ${MOST_NAMED}) limit ${MOST_CANDIDATES}`,
    `select id from tickets where requester_id in (
       (select id from people where ${named} limit ${MOST_NAMED}) union all (select id from people where email = ${place}::citext)
     ) limit ${MOST_CANDIDATES}`,
  ];
}

/** "1042" and "#1042" are a ticket's number as well as words. */
function ticketNumberIn(words: string): number | null {
  const digits = /^#?(\d{1,9})$/.exec(words)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** What the actor may read and what matches, newest first. */
export async function searchTickets(
  db: Db,
  actor: Actor,
  {
    query,
    at,
    states,
    accountId,
    first,
    after,
  }: TicketSearch & { first: number; after?: TicketSearchPosition | null },
): Promise<Page<Ticket>> {
  const values = new StatementValues();
  const found =
    mayUseScope(actor, "read_tickets") || seesNotes(actor) ? foundBy(actor, { query, at }, values) : null;
  if (found === null) {
    return { rows: [], hasMore: false };
  }
  const conditions = [
    found,
    visibleTickets(actor, "t", values),
    ...(states == null || states.length === 0 ? [] : [`t.state = any(${values.add(states)})`]),
    ...(accountId == null ? [] : [`t.account_id::text = ${values.add(accountId)}`]),
    ...(after == null ? [] : [`t.number < ${values.add(after.number)}`]),
  ];
  const rows = await db.query<Ticket[]>(
    `select ${columnsOf(db, Ticket, "t")} from tickets t where ${conditions.join(" and ")}
     order by t.number desc limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

/**
 * Where it matches, for tickets that the actor came to by a search: of the messages that they may see, the one that fits best. What
 * matches by its number or a name alone has none.
 */
export async function searchPassages(
  db: Db,
  actor: Actor,
  ticketIds: readonly string[],
  { query, at }: Pick<TicketSearch, "query" | "at">,
): Promise<Map<string, TextPiece[]>> {
  // Nobody can have written it into a message.
  const mark = randomBytes(9).toString("base64url");
  const [start, stop] = [`<${mark}>`, `</${mark}>`];
  const options = `MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … ", StartSel=${start}, StopSel=${stop}`;
  const rows = await db.query<{ ticketId: string; passage: string }[]>(
    `select f.id as "ticketId", ts_headline('english', left(m.body, ${PASSAGE_SOURCE}), q.query, $3) as passage
     from unnest($1::uuid[]) as f (id) cross join websearch_to_tsquery('english', $2) as q (query)
     cross join lateral (
       select m.body from ticket_texts x join messages m on m.id = x.message_id
       where x.ticket_id = f.id and x.words @@ q.query ${seesNotes(actor) ? "" : `and not x.staff_only and ${seenBy("x.message_id", "$4")}`}
       order by ts_rank(x.words, q.query) desc, m.created_at limit 1
     ) m`,
    [ticketIds, cleanText(query).trim().slice(0, LONGEST_QUERY), options, ...(seesNotes(actor) ? [] : [at])],
  );
  return new Map(rows.map(({ ticketId, passage }) => [ticketId, piecesOf(passage, start, stop)]));
}

function piecesOf(passage: string, start: string, stop: string): TextPiece[] {
  const [before = "", ...marked] = passage.replace(/\s+/g, " ").split(start);
  const pieces = marked.flatMap((each) => {
    const [match = "", rest = ""] = each.split(stop);
    return [
      { text: match, match: true },
      { text: rest, match: false },
    ];
  });
  return [{ text: before, match: false }, ...pieces].filter(({ text }) => text !== "");
}
