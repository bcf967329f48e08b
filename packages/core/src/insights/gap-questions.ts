import { maskPersonalData, RAW_SEARCH_DAYS, withoutMarks, type RequestKind } from "@recourse/policy";
import type { EntityManager } from "typeorm";

export type GapSource = "search" | "ticket" | "refusal";

/** A query or a request of the last days, with what the cluster counts of it. */
export interface GapQuestion {
  source: GapSource;
  /** The stripped query, or the id of the ticket or decision. */
  key: string;
  text: string;
  unanswered: boolean;
  searches: number;
  actors: number;
  lastAt: Date;
}

/** As many as can be compared with each other within seconds; those that most people asked come first. */
const MOST_QUERIES = 3_000;
const MOST_REQUESTS = 1_000;
/** Of a query that is answered, at least every fifth search leads to an article. */
const ANSWERED_SHARE = 5;

/** Different searchers, at least: a visitor of one day is another one tomorrow, so of those the most on any one day count. */
export const DIFFERENT_ACTORS = `count(distinct actor) filter (where actor not like 'day:%')
  + coalesce((select max(n) from (select count(distinct other) as n from unnest(array_agg(actor)) as other
      where other like 'day:%' group by substr(other, 5, 10)) per_day), 0)`;

/** Queries that were searched for since, whether answered or not. */
export function searchQuestions(tx: EntityManager, since: Date): Promise<GapQuestion[]> {
  return tx.query<GapQuestion[]>(
    `select 'search' as source, query as key, query as text, count(*) filter (where opened) * ${ANSWERED_SHARE} < count(*) as unanswered,
       count(*) as searches, ${DIFFERENT_ACTORS} as actors, max(at) as "lastAt"
     from (
       select s.query, s.actor, s.at, exists (
         select from search_clicks c where c.result_id = s.result_id and c.actor = s.actor
       ) as opened
       from searches s where s.at >= $1 and s.query <> ''
     ) s
     group by query order by actors desc, searches desc, query limit ${MOST_QUERIES}`,
    [since],
  );
}

interface RequestRow extends Omit<GapQuestion, "text"> {
  subject: string;
  names: string[];
}

/** Kinds whose questions no article answers. */
const NOT_ASKED: readonly RequestKind[] = ["feedback"];

/** Solved tickets and refused requests since then that the index was asked about; names and secrets do not come with them. */
export async function requestQuestions(tx: EntityManager, since: Date): Promise<GapQuestion[]> {
  const rows = await tx.query<RequestRow[]>(
    `select r.source, r.key, r.subject, not j.answered as unanswered, 0 as searches, 1 as actors, r.at as "lastAt",
       coalesce((select array_agg(p.name) from people p where p.id = r.person_id), '{}') as names
     from (${REQUESTS}) r join judged_requests j on j.source = r.source and j.key = r.key
     order by r.at desc, r.key limit ${MOST_REQUESTS}`,
    [since, NOT_ASKED],
  );
  return rows.map(({ subject, names, ...row }) => ({
    ...row,
    text: withoutMarks(maskPersonalData(subject, { people: names })),
  }));
}

/** Solved tickets and refused requests since `$1`, with what they ask and who asked. */
export const REQUESTS = `
  select 'ticket' as source, t.id::text as key, t.subject, t.solved_at as at, t.requester_id as person_id
  from tickets t where t.solved_at >= $1 and t.kind <> all($2)
  union all
  select 'refusal', d.id::text, d.subject, d.received_at, d.person_id
  from decisions d where not d.opens_ticket and d.received_at >= $1 and d.subject is not null and d.outcome <> 'accept' and d.kind <> all($2)`;

export { NOT_ASKED };

export function sinceWhen(now: Date): Date {
  return new Date(now.getTime() - RAW_SEARCH_DAYS * 86_400_000);
}
