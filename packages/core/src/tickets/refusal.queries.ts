import { mayReadRefusal, mayUseDesk, type RefusalAccess } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { Contest } from "./contest.entity.js";
import { StoredDecision } from "./stored-decision.entity.js";

type Db = DataSource | EntityManager;

/** A request that opened no ticket when it was asked, with what became of it. */
export interface Refusal {
  decision: StoredDecision;
  contest: Contest | null;
  /** Made anew about the same request, oldest first. */
  later: StoredDecision[];
  /** Whether the admins of its account read each other's tickets. */
  sharedWithAdmins: boolean;
}

/** Where a page of refusals goes on. */
export interface RefusalPosition {
  receivedAt: Date;
  id: string;
}

export interface RefusalPage {
  first: number;
  after?: RefusalPosition | null;
}

/** Of the desk. */
export interface RefusalFilter {
  /** Code of the first reason. */
  reason?: string | null;
  /** Those whose contest waits for an answer; or all that were ever contested. */
  contested?: "open" | "ever" | null;
  accountId?: string | null;
  /** Received at or after. */
  from?: Date | null;
  /** Received before. */
  to?: Date | null;
}

/** A visitor's feedback is accepted and opens no ticket, which is no refusal; what was decided anew stands with the first decision. */
const REFUSED = "not d.opens_ticket and d.supersedes_id is null and d.outcome <> 'accept'";
const ORDER = "received_at desc, id desc";

/** What of a refusal decides who may do what with it. */
export function refusalAccess({ decision, contest, later, sharedWithAdmins }: Refusal): RefusalAccess {
  const { relation, active } = decision.facts.requester;
  return {
    accountId: decision.accountId,
    requesterId: decision.personId,
    requesterWasMember: active && (relation === "admin" || relation === "end_user"),
    sharedWithAdmins,
    contest: contest?.state ?? null,
    admitted: later.some(({ opensTicket }) => opensTicket),
  };
}

/** Grows with whatever is done about a refusal, so that nobody decides about one that they have not seen. */
export function refusalVersion({ contest, later }: Pick<Refusal, "contest" | "later">): number {
  return (contest?.version ?? 0) + later.length;
}

/** Whether the actor may know of the request at all. */
export function readsRefusal(actor: Actor, refusal: Refusal): boolean {
  const viewer = policyViewer(actor);
  const onDesk = mayUseDesk(viewer).allowed && mayUseScope(actor, "desk");
  const { accountId } = refusal.decision;
  if (
    !onDesk &&
    actor.kind === "person" &&
    actor.speaksFor !== null &&
    accountId !== null &&
    accountId !== actor.speaksFor
  ) {
    return false;
  }
  return (
    (onDesk || mayUseScope(actor, "read_tickets")) && mayReadRefusal(viewer, refusalAccess(refusal)).allowed
  );
}

/** Requests that opened no ticket, newest first. Staff alone; others get an empty page. */
export async function listRefusals(
  db: Db,
  actor: Actor,
  { first, after, ...filter }: RefusalPage & RefusalFilter,
): Promise<Page<Refusal>> {
  const values = new StatementValues();
  if (!mayUseDesk(policyViewer(actor)).allowed || !mayUseScope(actor, "desk")) {
    return { rows: [], hasMore: false };
  }
  if (filter.accountId != null && !isId(filter.accountId)) {
    return { rows: [], hasMore: false };
  }
  const conditions = [REFUSED, ...behind(after, values), ...filteredBy(filter, values)];
  const rows = await db.query<StoredDecision[]>(
    `select ${columnsOf(db, StoredDecision, "d")} from decisions d
     where ${conditions.join(" and ")} order by d.received_at desc, d.id desc limit ${values.add(first + 1)}`,
    values.list,
  );
  return withOutcomes(db, pageOf(rows, first));
}

/** How many contests wait for an answer. Staff alone; 0 for others. */
export async function countOpenContests(db: Db, actor: Actor): Promise<number> {
  if (!mayUseDesk(policyViewer(actor)).allowed || !mayUseScope(actor, "desk")) {
    return 0;
  }
  const [row] = await db.query<{ count: number }[]>("select count(*) from contests where state = 'open'");
  return row?.count ?? 0;
}

/** What the actor asked and what was asked for the accounts that they administer, newest first. */
export async function listOwnRefusals(
  db: Db,
  actor: Actor,
  { first, after }: RefusalPage,
): Promise<Page<Refusal>> {
  if (actor.kind !== "person" || !mayUseScope(actor, "read_tickets")) {
    return { rows: [], hasMore: false };
  }
  const values = new StatementValues();
  const active = actor.memberships.filter((membership) => membership.active);
  const administered = active.filter(({ role, standing }) => role === "admin" && standing !== "closed");
  const limit = values.add(first + 1);
  const position = behind(after, values);
  // One walk along an index for what they asked and one for each account. Who may read is the policy's `mayReadRefusal`.
  const asked = `d.person_id = ${values.add(actor.person.id)} and (d.account_id is null
    or d.account_id = any(${values.add(active.map(({ accountId }) => accountId))}::uuid[])
    or d.facts -> 'requester' ->> 'active' = 'false' or d.facts -> 'requester' ->> 'relation' not in ('admin', 'end_user'))`;
  const spoken = actor.speaksFor === null ? null : values.add(actor.speaksFor);
  const walks = [
    spoken === null ? asked : `${asked} and (d.account_id is null or d.account_id = ${spoken})`,
    ...administered.map(
      ({ accountId }) => `d.account_id = ${values.add(accountId)}
      and exists (select from accounts a where a.id = d.account_id and a.ticket_sharing = 'admins')`,
    ),
  ].map(
    (whose) =>
      `(select d.id, d.received_at from decisions d where ${[REFUSED, whose, ...position].join(" and ")}
        order by d.received_at desc, d.id desc limit ${limit})`,
  );
  const rows = await db.query<StoredDecision[]>(
    `select ${columnsOf(db, StoredDecision, "d")} from decisions d
     where d.id in (select id from (${walks.join(" union ")}) found order by ${ORDER} limit ${limit})
     order by d.received_at desc, d.id desc`,
    values.list,
  );
  const page = await withOutcomes(db, pageOf(rows, first));
  return { ...page, rows: page.rows.filter((refusal) => readsRefusal(actor, refusal)) };
}

/** By the id of its first decision; null where there is none that the actor may read. */
export async function findRefusal(db: Db, actor: Actor, id: string): Promise<Refusal | null> {
  const [row] = isId(id)
    ? await db.query<StoredDecision[]>(
        `select ${columnsOf(db, StoredDecision, "d")} from decisions d where d.id = $1 and ${REFUSED}`,
        [id],
      )
    : [];
  if (row === undefined) {
    return null;
  }
  const [refusal] = await outcomesOf(db, [row]);
  return refusal !== undefined && readsRefusal(actor, refusal) ? refusal : null;
}

/** What became of refused requests: three queries, however many there are. */
export async function outcomesOf(db: Db, decisions: readonly StoredDecision[]): Promise<Refusal[]> {
  const ids = decisions.map(({ id }) => id);
  const accountIds = decisions.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]));
  const [contests, later, sharing] = [
    await db.query<Contest[]>(
      `select ${columnsOf(db, Contest, "c")} from contests c where c.decision_id = any($1)`,
      [ids],
    ),
    await db.query<StoredDecision[]>(
      `select ${columnsOf(db, StoredDecision, "d")} from decisions d where d.supersedes_id = any($1)
       order by d.created_at, d.id`,
      [ids],
    ),
    await db.query<{ id: string }[]>(
      "select id from accounts where id = any($1) and ticket_sharing = 'admins'",
      [accountIds],
    ),
  ];
  const shared = new Set(sharing.map(({ id }) => id));
  return decisions.map((decision) => ({
    decision,
    contest: contests.find(({ decisionId }) => decisionId === decision.id) ?? null,
    later: later.filter(({ supersedesId }) => supersedesId === decision.id),
    sharedWithAdmins: decision.accountId !== null && shared.has(decision.accountId),
  }));
}

async function withOutcomes(db: Db, { rows, hasMore }: Page<StoredDecision>): Promise<Page<Refusal>> {
  return { rows: rows.length === 0 ? [] : await outcomesOf(db, rows), hasMore };
}

function behind(after: RefusalPosition | null | undefined, values: StatementValues): string[] {
  return after == null
    ? []
    : [`(d.received_at, d.id) < (${values.add(after.receivedAt)}, ${values.add(after.id)})`];
}

function filteredBy(
  { reason, contested, accountId, from, to }: RefusalFilter,
  values: StatementValues,
): string[] {
  return [
    reason == null ? null : `d.reasons -> 0 ->> 'code' = ${values.add(reason)}`,
    accountId == null ? null : `d.account_id = ${values.add(accountId)}`,
    from == null ? null : `d.received_at >= ${values.add(from)}`,
    to == null ? null : `d.received_at < ${values.add(to)}`,
    contested == null
      ? null
      : `d.id in (select decision_id from contests ${contested === "open" ? "where state = 'open'" : "where state <> 'withdrawn'"})`,
  ].filter((condition) => condition !== null);
}
