import {
  accountOfChain,
  BEFORE_THE_FIRST,
  linkHash,
  type AuditEntry,
  type AuditLink,
  type ChainHead,
} from "./audit-entry.js";

export type AuditFault = "changed" | "deleted" | "inserted" | "reordered" | "truncated" | "head_changed";

/** Something that cannot have come about by writing rows. */
export interface AuditProblem {
  fault: AuditFault;
  /** Null: of the rows that belong to no account. */
  accountId: string | null;
  /** The place in the chain; null where the row is in none. */
  sequence: number | null;
  /** Null where the row is gone with its link. */
  rowId: number | null;
  message: string;
}

export interface AuditTotals {
  chains: number;
  rows: number;
  problems: number;
}

/** Checks chains as they are read, and tells of every problem as it is found; it remembers one link at a time. */
export async function checkAuditTrail(
  entries: AsyncIterable<AuditEntry>,
  onProblem: (problem: AuditProblem) => void,
): Promise<AuditTotals> {
  const totals: AuditTotals = { chains: 0, rows: 0, problems: 0 };
  const tell = (problem: AuditProblem): void => {
    totals.problems += 1;
    onProblem(problem);
  };
  let chain: { id: string; head: ChainHead | null } | null = null;
  let last: ChainHead = { sequence: 0, hash: BEFORE_THE_FIRST };
  const endChain = (): void => {
    const problem = chain === null ? null : endProblem(chain.id, chain.head, last);
    if (problem !== null) tell(problem);
  };
  for await (const entry of entries) {
    switch (entry.kind) {
      case "chain":
        endChain();
        totals.chains += 1;
        chain = { id: entry.chain, head: entry.head };
        last = { sequence: 0, hash: BEFORE_THE_FIRST };
        break;
      case "link":
        totals.rows += 1;
        linkProblems(entry, last).forEach(tell);
        last = entry;
        break;
      case "unlinked":
        tell({
          ...{ fault: "inserted", accountId: entry.accountId, sequence: null, rowId: entry.rowId },
          message: "stands in no chain: it was inserted past the trigger, or its link was deleted",
        });
    }
  }
  endChain();
  return totals;
}

function linkProblems(link: AuditLink, last: ChainHead): AuditProblem[] {
  const { sequence, rowId, row } = link;
  const where = { accountId: accountOfChain(link.chain), sequence, rowId };
  if (sequence <= last.sequence) {
    return [{ ...where, fault: "reordered", message: `stands behind number ${last.sequence}` }];
  }
  const problems: AuditProblem[] = [];
  const missing = last.sequence + 1;
  if (sequence > missing) {
    const message =
      sequence === missing + 1 ? "is deleted" : `and those up to number ${sequence - 1} are deleted`;
    problems.push({ ...where, sequence: missing, rowId: null, fault: "deleted", message });
  } else if (link.previousHash !== last.hash) {
    problems.push({ ...where, fault: "reordered", message: "does not follow the row before it" });
  }
  if (row === null) {
    problems.push({ ...where, fault: "deleted", message: "is deleted; its link is left" });
  } else if (row.accountId !== where.accountId || row.id !== rowId) {
    problems.push({ ...where, fault: "changed", message: "is the row of another place" });
  } else if (linkHash(link.previousHash, sequence, row) !== link.hash) {
    problems.push({ ...where, fault: "changed", message: "is not what was written: its hash differs" });
  }
  return problems;
}

function endProblem(chain: string, head: ChainHead | null, last: ChainHead): AuditProblem | null {
  const of = { accountId: accountOfChain(chain), rowId: null };
  if (head === null) {
    return {
      ...of,
      sequence: last.sequence,
      fault: "head_changed",
      message: "is last, but the head is gone",
    };
  }
  if (head.sequence > last.sequence) {
    const sequence = last.sequence + 1;
    const message =
      sequence === head.sequence ? "is deleted" : `and those up to number ${head.sequence} are deleted`;
    return { ...of, sequence, fault: "truncated", message };
  }
  return head.sequence === last.sequence && head.hash === last.hash
    ? null
    : {
        ...{ ...of, sequence: last.sequence, fault: "head_changed" },
        message: `is last, but the head says number ${head.sequence} with another hash`,
      };
}
