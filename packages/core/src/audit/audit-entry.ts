import { createHash } from "node:crypto";

/** An audit row as it is hashed. */
export interface RecordedRow {
  id: number;
  occurredAt: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  accountId: string | null;
  /** JSON, to the byte as the database writes it: hashed as it stands. */
  data: string;
}

/** Where a chain ends. Hashes are lower-case hex. */
export interface ChainHead {
  sequence: number;
  hash: string;
}

export interface AuditLink extends ChainHead {
  chain: string;
  previousHash: string;
  rowId: number;
  /** Null: it is gone. */
  row: RecordedRow | null;
}

/** What is read of the audit trail, chain by chain, each in its order. */
export type AuditEntry =
  | { kind: "chain"; chain: string; head: ChainHead | null }
  | ({ kind: "link" } & AuditLink)
  /** In no chain. */
  | { kind: "unlinked"; rowId: number; accountId: string | null };

/** Of the rows that belong to no account. */
const NO_ACCOUNT = "00000000-0000-0000-0000-000000000000";

/** What the first link of a chain follows. */
export const BEFORE_THE_FIRST = "0".repeat(64);

export function accountOfChain(chain: string): string | null {
  return chain === NO_ACCOUNT ? null : chain;
}

/** The hash that a link must have: SHA-256 over the hash before it and the row's text, which `audit_row_text` of migration 0089 makes too. */
export function linkHash(previousHash: string, sequence: number, row: RecordedRow): string {
  const { id, occurredAt, actorKind, actorId, action, subjectType, subjectId, accountId, data } = row;
  const fields = [
    ...["recourse-audit-1", accountId ?? NO_ACCOUNT, String(sequence), String(id)],
    ...[String(occurredAt.getTime()), actorKind, actorId, action, subjectType, subjectId, accountId, data],
  ];
  const text = `[${fields.map((field) => JSON.stringify(field)).join(", ")}]`;
  return createHash("sha256").update(Buffer.from(previousHash, "hex")).update(text).digest("hex");
}
