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
    return work(accountId === null ? wholeTrail(tx) : oneChain(tx, accountId));
  });
}

async function* wholeTrail(tx: EntityManager): AsyncGenerator<AuditEntry> {
  yield* links(tx, null);
  yield* emptyChains(tx, null);
  yield* unlinkedRows(tx);
}

async function* oneChain(tx: EntityManager, chain: string): AsyncGenerator<AuditEntry> {
  yield* links(tx, chain);
  yield* emptyChains(tx, chain);
}

interface LinkRow extends ChainHead {
  chain: string;
  head: ChainHead | null;
  previousHash: string;
  rowId: number;
  row: (Omit<RecordedRow, "occurredAt"> & { occurredAtMs: number }) | null;
}

/** Of one chain, or of all, chain by chain; each begins with its head. */
async function* links(tx: EntityManager, only: string | null): AsyncGenerator<AuditEntry> {
  let last: Pick<LinkRow, "chain" | "sequence"> | null = null;
  for (;;) {
    const page: LinkRow[] = await tx.query<LinkRow[]>(
      `select l.chain, l.sequence, encode(l.hash, 'hex') as hash, encode(l.previous_hash, 'hex') as "previousHash",
         l.audit_row_id as "rowId",
         case when h.chain is not null then json_build_object('sequence', h.sequence, 'hash', encode(h.hash, 'hex')) end as head,
         case when a.id is not null then json_build_object(
           'id', a.id, 'occurredAtMs', (extract(epoch from a.occurred_at) * 1000)::bigint, 'actorKind', a.actor_kind,
           'actorId', a.actor_id, 'action', a.action, 'subjectType', a.subject_type, 'subjectId', a.subject_id,
           'accountId', a.account_id, 'data', a.data::text) end as row
       from (
         select * from audit_links
         where ($1::uuid is null or chain = $1) and ($2::uuid is null or (chain, sequence) > ($2, $3))
         order by chain, sequence limit ${PAGE}) l
       left join audit_chains h on h.chain = l.chain
       left join audit_rows a on a.id = l.audit_row_id
       order by l.chain, l.sequence`,
      [only, last?.chain ?? null, last?.sequence ?? null],
    );
    for (const { row, head, ...link } of page) {
      if (link.chain !== last?.chain) yield { kind: "chain", chain: link.chain, head };
      yield { kind: "link", ...link, row: row === null ? null : recordedRow(row) };
      last = link;
    }
    if (page.length < PAGE) {
      return;
    }
  }
}

/** Chains that have lost their links, or never had one. */
async function* emptyChains(tx: EntityManager, only: string | null): AsyncGenerator<AuditEntry> {
  let last: string | null = null;
  for (;;) {
    const page: ({ chain: string } & ChainHead)[] = await tx.query<({ chain: string } & ChainHead)[]>(
      `select c.chain, c.sequence, encode(c.hash, 'hex') as hash from audit_chains c
       where ($1::uuid is null or c.chain = $1) and ($2::uuid is null or c.chain > $2)
         and not exists (select from audit_links l where l.chain = c.chain)
       order by c.chain limit ${PAGE}`,
      [only, last],
    );
    for (const { chain, ...head } of page) {
      yield { kind: "chain", chain, head };
      last = chain;
    }
    if (page.length < PAGE) {
      return;
    }
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
