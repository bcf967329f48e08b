import { parseInstant } from "../instant.js";

export interface QueuePlace {
  /** `Decision.priority`; null (nothing that the policy queues) comes last. */
  rank: number | null;
  /** Instant of receipt, with any offset. */
  receivedAt: string;
  number: number;
}

/** Order of work: rank, then receipt, then ticket number (policy.md, "Priority"). For `toSorted`. */
export function compareQueue(left: QueuePlace, right: QueuePlace): number {
  const leftRank = left.rank ?? Number.MAX_SAFE_INTEGER;
  const rightRank = right.rank ?? Number.MAX_SAFE_INTEGER;
  return (
    leftRank - rightRank ||
    parseInstant(left.receivedAt) - parseInstant(right.receivedAt) ||
    left.number - right.number
  );
}
