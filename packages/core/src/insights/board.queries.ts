import {
  addDays,
  businessDays,
  dateAt,
  isInQueue,
  mayReadBoard,
  mondayOf,
  nextTicketState,
  startOfDate,
  ticketStates,
  type BusinessDay,
  type SupportPolicy,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { sqlList } from "../database/sql-list.js";
import type { CoreDeps } from "../deps.js";

/** How far back the board looks, in calendar days. */
export const boardLengths = [28, 90] as const;
export type BoardLength = (typeof boardLengths)[number];

/** What arrived and what was solved, counted to one business day. */
export interface BoardDay {
  date: string;
  arrived: number;
  /** Of them, on the closed days before it. */
  arrivedWhileClosed: number;
  solved: number;
}

/** Tickets that are not solved, by the business days since their receipt. */
export interface BacklogAge {
  /** Business days, the first one included; the last stretch has no end. */
  fromDays: number;
  toDays: number | null;
  /** Staff have the next move. */
  open: number;
  /** For the customer, or for a defect. */
  waiting: number;
}

/** Business minutes. Null where nothing is to be told. */
export interface BoardWeek {
  /** A Monday in the policy's zone. */
  startsOn: string;
  /** Received in the week, and answered since. */
  answered: number;
  firstResponseMedian: number | null;
  firstResponseP90: number | null;
  /** Solved in the week. */
  solved: number;
  solveMedian: number | null;
  solveP90: number | null;
}

/** Refused requests with the same first reason; each is counted once, by what became of it last. */
export interface RefusalsByReason {
  reason: string;
  total: number;
  /** Decided anew, and a ticket was opened. */
  admitted: number;
  /** Contested, or decided anew, and it stays. */
  upheld: number;
  /** Contested, and nobody answered yet. */
  contested: number;
  /** The same person opened a ticket within the week after it. */
  askedAgain: number;
  nothing: number;
}

export interface Board {
  days: BoardDay[];
  backlog: BacklogAge[];
  weeks: BoardWeek[];
  refusals: RefusalsByReason[];
}

/** Where one stretch of ages begins, in business days. */
const AGES = [0, 1, 2, 5, 10, 20] as const;
/** Enough calendar days to have 21 business days, with holidays. */
const DAYS_FOR_AGES = 45;
/** After a refusal, within which a ticket of the same person counts as asking again. */
const ASKED_AGAIN_DAYS = 7;
/** A chart is not worth a busy database. */
const STATEMENT_MILLIS = 5_000;

const NOTHING: Board = { days: [], backlog: [], weeks: [], refusals: [] };

/** What a lead looks at in the morning. Each number reads an index of the period alone. */
export async function readBoard(
  { db, policy, clock }: Pick<CoreDeps, "db" | "policy" | "clock">,
  actor: Actor,
  length: BoardLength,
): Promise<Board> {
  if (!mayReadBoard(policyViewer(actor)).allowed || !mayUseScope(actor, "desk")) {
    return NOTHING;
  }
  const today = dateAt(policy.zone, clock.now().getTime());
  const from = addDays(today, 1 - length);
  return db.transaction("REPEATABLE READ", async (tx) => {
    await tx.query(`set local statement_timeout = ${STATEMENT_MILLIS}`);
    return {
      days: await countDays(tx, businessDays(policy, from, today)),
      backlog: await countBacklog(tx, policy, today),
      weeks: await measureWeeks(tx, policy, from, today),
      refusals: await countRefusals(tx, policy, from),
    };
  });
}

/** Each business day is two stretches: the closed days before it, and itself. */
async function countDays(tx: EntityManager, days: BusinessDay[]): Promise<BoardDay[]> {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) {
    return [];
  }
  const bounds = days.flatMap(({ countsFrom, startsAt }) => [countsFrom, startsAt]);
  const count = async (column: "received_at" | "solved_at") => {
    const rows = await tx.query<{ stretch: number; count: number }[]>(
      `select width_bucket(${column}, $1::timestamptz[]) as stretch, count(*) from tickets
       where ${column} >= $2 and ${column} < $3 group by stretch`,
      [bounds, first.countsFrom, last.endsAt],
    );
    return (stretch: number) => rows.find((row) => row.stretch === stretch)?.count ?? 0;
  };
  const arrived = await count("received_at");
  const solved = await count("solved_at");
  return days.map(({ date }, place) => ({
    date,
    arrived: arrived(2 * place + 1) + arrived(2 * place + 2),
    arrivedWhileClosed: arrived(2 * place + 1),
    solved: solved(2 * place + 1) + solved(2 * place + 2),
  }));
}

async function countBacklog(tx: EntityManager, policy: SupportPolicy, today: string): Promise<BacklogAge[]> {
  const days = businessDays(policy, addDays(today, -DAYS_FOR_AGES), today);
  // Newest first: what was received in the stretch that is counted to the last day is 0 business days old.
  const starts = AGES.map((age) => days.at(-1 - age)?.countsFrom ?? null).filter((start) => start !== null);
  const bounds = starts.toReversed();
  const states = ticketStates.filter((state) => nextTicketState(state, "solve") !== null);
  const rows = await tx.query<{ stretch: number; queued: boolean; count: number }[]>(
    `select width_bucket(received_at, $1::timestamptz[]) as stretch, state in (${sqlList(states.filter(isInQueue))}) as queued, count(*)
     from tickets where state in (${sqlList(states)}) group by stretch, queued`,
    [bounds],
  );
  const count = (stretch: number, queued: boolean) =>
    rows.find((row) => row.stretch === stretch && row.queued === queued)?.count ?? 0;
  return AGES.map((fromDays, place) => {
    // Stretch 0 lies before the first bound: older than the last age.
    const stretch = bounds.length - place;
    const next = AGES[place + 1];
    return {
      fromDays,
      toDays: next === undefined ? null : next - 1,
      open: count(stretch, true) + (next === undefined ? count(stretch - 1, true) : 0),
      waiting: count(stretch, false) + (next === undefined ? count(stretch - 1, false) : 0),
    };
  });
}

interface Measured {
  week: number;
  count: number;
  median: number | null;
  p90: number | null;
}

async function measureWeeks(
  tx: EntityManager,
  { zone }: SupportPolicy,
  from: string,
  today: string,
): Promise<BoardWeek[]> {
  const mondays: string[] = [];
  for (let monday = mondayOf(from); monday <= today; monday = addDays(monday, 7)) {
    mondays.push(monday);
  }
  const bounds = mondays.map((monday) => new Date(startOfDate(zone, monday)));
  const measure = async (time: "received_at" | "solved_at", minutes: string) => {
    const rows = await tx.query<Measured[]>(
      `select width_bucket(${time}, $1::timestamptz[]) as week, count(*),
         percentile_cont(0.5) within group (order by ${minutes}) as median,
         percentile_cont(0.9) within group (order by ${minutes}) as p90
       from tickets where ${time} >= $2 and ${minutes} is not null group by week`,
      [bounds, bounds[0]],
    );
    return (place: number) => rows.find(({ week }) => week === place + 1);
  };
  const responses = await measure("received_at", "first_response_business_minutes");
  const solutions = await measure("solved_at", "solve_business_minutes");
  return mondays.map((startsOn, place) => ({
    startsOn,
    answered: responses(place)?.count ?? 0,
    firstResponseMedian: responses(place)?.median ?? null,
    firstResponseP90: responses(place)?.p90 ?? null,
    solved: solutions(place)?.count ?? 0,
    solveMedian: solutions(place)?.median ?? null,
    solveP90: solutions(place)?.p90 ?? null,
  }));
}

function countRefusals(
  tx: EntityManager,
  { zone }: SupportPolicy,
  from: string,
): Promise<RefusalsByReason[]> {
  return tx.query<RefusalsByReason[]>(
    `select reason, count(*) as total, count(*) filter (where became = 'admitted') as admitted,
       count(*) filter (where became = 'upheld') as upheld, count(*) filter (where became = 'contested') as contested,
       count(*) filter (where became = 'asked_again') as "askedAgain", count(*) filter (where became = 'nothing') as nothing
     from (
       select d.reasons -> 0 ->> 'code' as reason, case
           when exists (select from decisions l where l.supersedes_id = d.id and l.opens_ticket) then 'admitted'
           when c.state = 'open' then 'contested'
           when c.state = 'answered' or exists (select from decisions l where l.supersedes_id = d.id) then 'upheld'
           when exists (
             select from tickets t where t.requester_id = d.person_id
               and t.received_at > d.received_at and t.received_at < d.received_at + make_interval(days => $2)
           ) then 'asked_again'
           else 'nothing'
         end as became
       from decisions d left join contests c on c.decision_id = d.id
       where not d.opens_ticket and d.supersedes_id is null and d.outcome <> 'accept' and d.received_at >= $1
     ) refusals
     group by reason order by total desc, reason`,
    [new Date(startOfDate(zone, from)), ASKED_AGAIN_DAYS],
  );
}
