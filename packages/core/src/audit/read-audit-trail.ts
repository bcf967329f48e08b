import type { DataSource, EntityManager } from "typeorm";
import type { AuditEntry, ChainHead, RecordedRow } from "./audit-entry.js";

const PAGE = 2_000;

/**
 * Gives `work` the audit trail of one account, or all of it, as it was at one moment, page by page. For the command line: asks nothing.
 * Only where all of it is read, rows that stand in no chain are among it.
 */
export function readAuditTrail<T>(
  db: DataSource,
  { accountId }: { accountId: string | null },
  work: (entries: AsyncGenerator<AuditEntry>) => Promise<T>,
): Promise<T> {
  return db.transaction("REPEATABLE READ", async (tx) => {
    await tx.query("set transaction read only");
    return work(accountId === null ? wholeTrail(tx) : chainEntries(tx, await chainWithHead(tx, accountId)));
  });
}

interface Chain {
  chain: string;
  head: ChainHead | null;
}

async function* wholeTrail(tx: EntityManager): AsyncGenerator<AuditEntry> {
  for (let chain = await nextChain(tx, null); chain !== null; chain = await nextChain(tx, chain.chain)) {
    yield* chainEntries(tx, chain);
  }
  yield* unlinkedRows(tx);
}

/** A chain may have lost its head, or its links. */
async function nextChain(tx: EntityManager, after: string | null): Promise<Chain | null> {
  const next = (table: string): string =>
    `(select chain from ${table} where $1::uuid is null or chain > $1 order by chain limit 1)`;
  const [row] = await tx.query<{ chain: string }[]>(
    `${next("audit_chains")} union all ${next("audit_links")} order by chain limit 1`,
    [after],
  );
  return row === undefined ? null : chainWithHead(tx, row.chain);
}

async function chainWithHead(tx: EntityManager, chain: string): Promise<Chain> {
  const [head] = await tx.query<ChainHead[]>(
    "select sequence, encode(hash, 'hex') as hash from audit_chains where chain = $1",
    [chain],
  );
  return { chain, head: head ?? null };
}

interface LinkRow extends ChainHead {
  previousHash: string;
  rowId: number;
  row: (Omit<RecordedRow, "occurredAt"> & { occurredAtMs: number }) | null;
}

async function* chainEntries(tx: EntityManager, { chain, head }: Chain): AsyncGenerator<AuditEntry> {
  yield { kind: "chain", chain, head };
  let last = 0;
  for (;;) {
    const page = await tx.query<LinkRow[]>(
      `select l.sequence, encode(l.hash, 'hex') as hash, encode(l.previous_hash, 'hex') as "previousHash",
         l.audit_row_id as "rowId",
         case when a.id is not null then json_build_object(
           'id', a.id, 'occurredAtMs', (extract(epoch from a.occurred_at) * 1000)::bigint, 'actorKind', a.actor_kind,
           'actorId', a.actor_id, 'action', a.action, 'subjectType', a.subject_type, 'subjectId', a.subject_id,
           'accountId', a.account_id, 'data', a.data::text) end as row
       from audit_links l left join audit_rows a on a.id = l.audit_row_id
       where l.chain = $1 and l.sequence > $2 order by l.sequence limit ${PAGE}`,
      [chain, last],
    );
    for (const { row, ...link } of page) {
      yield { kind: "link", chain, ...link, row: row === null ? null : recordedRow(row) };
    }
    const [end] = page.slice(-1);
    if (end === undefined || page.length < PAGE) {
      return;
    }
    last = end.sequence;
  }
}

function recordedRow({ occurredAtMs, ...row }: NonNullable<LinkRow["row"]>): RecordedRow {
  return { ...row, occurredAt: new Date(occurredAtMs) };
}

async function* unlinkedRows(tx: EntityManager): AsyncGenerator<AuditEntry> {
  let last: number | null = null;
  for (;;) {
    const [page]: { last: number | null; found: { rowId: number; accountId: string | null }[] | null }[] =
      await tx.query(
        `select max(a.id) as last,
           json_agg(json_build_object('rowId', a.id, 'accountId', a.account_id) order by a.id)
             filter (where not exists (select from audit_links l where l.audit_row_id = a.id)) as found
         from (select id, account_id from audit_rows where $1::bigint is null or id > $1 order by id limit 10000) a`,
        [last],
      );
    if (page === undefined || page.last === null) {
      return;
    }
    for (const row of page.found ?? []) {
      yield { kind: "unlinked", ...row };
    }
    last = page.last;
  }
}
