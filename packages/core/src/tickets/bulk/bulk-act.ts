import { z } from "zod";
import type { Refusal } from "../../refusal.js";
import type { Ticket } from "../ticket.entity.js";

/** What can be done to many tickets at once. */
export type BulkAct =
  | { kind: "assign"; staffId: string | null }
  | { kind: "tag"; names: string[] }
  | { kind: "untag"; names: string[] }
  | { kind: "wait_on_customer" }
  | { kind: "solve" };

const bulkAct = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("assign"), staffId: z.string().nullable() }),
  z.object({ kind: z.literal("tag"), names: z.array(z.string()) }),
  z.object({ kind: z.literal("untag"), names: z.array(z.string()) }),
  z.object({ kind: z.literal("wait_on_customer") }),
  z.object({ kind: z.literal("solve") }),
]);

export function readBulkAct(stored: unknown): BulkAct {
  return bulkAct.parse(stored);
}

/** What a ticket was, so that it can be that again. */
export interface BeforeAct {
  state: Ticket["state"];
  assigneeId: string | null;
  holdReason: string | null;
  /** ISO 8601. */
  solvedAt: string | null;
  /** What the act really changed of its tags. */
  tags: string[];
}

/** One ticket of a bulk act, and what became of it. */
export interface BulkActTicket {
  ticketId: string;
  version: number;
  /** `unchanged`: it was so already. Null: not tried yet, as after a crash. */
  outcome: "done" | "unchanged" | "refused" | null;
  refusal: Refusal | null;
  before: BeforeAct | null;
  versionAfter: number | null;
  undo: "done" | "refused" | null;
  undoRefusal: Refusal | null;
}

export interface RanBulkAct {
  id: string;
  personId: string;
  act: BulkAct;
  doneAt: Date;
  /** In the order in which they were chosen. */
  tickets: BulkActTicket[];
}
