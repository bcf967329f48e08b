import {
  compareDecisions,
  decide,
  decisionChanges,
  parseFacts,
  type Decision,
  type DecisionChange,
  type RequestKind,
  type SupportPolicy,
} from "@recourse/policy";
import type { DataSource } from "typeorm";

/** A request that the changed policy would have decided otherwise. */
export interface ReplayedRequest {
  decisionId: string;
  receivedAt: Date;
  accountId: string | null;
  accountName: string | null;
  kind: RequestKind;
  /** Null where no ticket came of it. */
  ticketNumber: number | null;
  subject: string | null;
  change: DecisionChange;
  before: Decision;
  after: Decision;
}

export interface ReplayTotals {
  /** Requests that were decided again. */
  replayed: number;
  /** Of them, those that would have been decided otherwise, by how. */
  otherwise: Record<DecisionChange, number>;
  /** Facts that this version does not understand any more. */
  unreadable: number;
  /** Receipt of the last one that was decided again; null where there was none. */
  until: Date | null;
  /** False where the time was up first. */
  complete: boolean;
}

export interface ReplayOptions {
  policy: SupportPolicy;
  /** Requests that were received then or later. */
  since: Date;
  /** Told of each request that would have been decided otherwise, in the order of receipt. */
  onChange: (request: ReplayedRequest) => void;
  /** Asked between two pages; true ends the replay where it is. */
  isTimeUp?: () => boolean;
}

const PAGE = 500;

interface Row {
  id: string;
  receivedAt: Date;
  accountId: string | null;
  accountName: string | null;
  kind: RequestKind;
  ticketNumber: number | null;
  subject: string | null;
  facts: unknown;
  decision: Decision;
}

/**
 * Decides recorded requests again under another policy, from the facts that are stored with each, a page at a time. Nothing is
 * written. Of a request whose facts were corrected, the last decision counts. For the command line and `policyReplay`: asks nothing.
 */
export async function replayDecisions(
  db: DataSource,
  { policy, since, onChange, isTimeUp = () => false }: ReplayOptions,
): Promise<ReplayTotals> {
  const totals: ReplayTotals = {
    replayed: 0,
    otherwise: { admitted: 0, refused: 0, rank: 0, other: 0 },
    unreadable: 0,
    until: null,
    complete: true,
  };
  let position: Pick<Row, "receivedAt" | "id"> | null = null;
  for (;;) {
    const rows = await pageOf(db, since, position);
    for (const row of rows) {
      replayOne(policy, row, totals, onChange);
    }
    position = rows.at(-1) ?? null;
    if (position === null || rows.length < PAGE) {
      return totals;
    }
    if (isTimeUp()) {
      return { ...totals, complete: false };
    }
  }
}

function replayOne(
  policy: SupportPolicy,
  { facts, decision: before, id, ...row }: Row,
  totals: ReplayTotals,
  onChange: ReplayOptions["onChange"],
): void {
  totals.until = row.receivedAt;
  const parsed = parseFacts(facts);
  if (!parsed.ok) {
    totals.unreadable += 1;
    return;
  }
  const after = decide(policy, parsed.facts);
  const change = compareDecisions(before, after);
  totals.replayed += 1;
  if (change !== null) {
    totals.otherwise[change] += 1;
    onChange({ ...row, decisionId: id, change, before, after });
  }
}

function pageOf(
  db: DataSource,
  since: Date,
  position: Pick<Row, "receivedAt" | "id"> | null,
): Promise<Row[]> {
  const behind = position === null ? "d.received_at >= $2" : "(d.received_at, d.id) > ($2, $3)";
  return db.query<Row[]>(
    `select d.id, d.received_at as "receivedAt", d.account_id as "accountId", a.name as "accountName", d.kind,
       t.number as "ticketNumber", coalesce(t.subject, d.subject) as subject, d.facts, d.decision
     from decisions d left join accounts a on a.id = d.account_id left join tickets t on t.id = d.ticket_id
     where ${behind} and not exists (
       select from decisions l
       where l.supersedes_id = coalesce(d.supersedes_id, d.id) and (l.created_at, l.id) > (d.created_at, d.id)
     )
     order by d.received_at, d.id limit $1`,
    position === null ? [PAGE, since] : [PAGE, position.receivedAt, position.id],
  );
}

/** How many would have been decided otherwise, in whatever way. */
export function countOtherwise({ otherwise }: ReplayTotals): number {
  return decisionChanges.reduce((sum, change) => sum + otherwise[change], 0);
}
