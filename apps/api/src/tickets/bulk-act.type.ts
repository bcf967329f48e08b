import type { BulkActTicket as BulkRow, RanBulkAct } from "@recourse/core";
import { BULK_UNDO_MINUTES } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { globalId } from "../graphql/global-id.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";

const BulkActKind = declareEnum("BulkActKind", ["assign", "tag", "untag", "wait_on_customer", "solve"]);
const BulkOutcome = declareEnum(
  "BulkOutcome",
  ["done", "unchanged", "refused"],
  "UNCHANGED: it was so already.",
);
const BulkUndo = declareEnum("BulkUndo", ["done", "refused"]);

@InputType()
export class ChosenTicketInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => Int, {
    description: "Of the ticket as it was read; a newer one is told as a conflict of this ticket.",
  })
  readonly version: number;
}

@InputType()
export class TicketBulkActInput {
  @Field(() => [ChosenTicketInput], { description: "1 to 100." })
  readonly tickets: ChosenTicketInput[];
  @Field(() => BulkActKind)
  readonly kind: RanBulkAct["act"]["kind"];
  @Field(() => ID, { nullable: true, description: "ASSIGN: to whom; nobody when null." })
  readonly staffId?: string | null;
  @Field(() => [String], { nullable: true, description: "TAG and UNTAG: names." })
  readonly tags?: string[] | null;
  @Field(() => String, {
    description: "The same key goes on where a process died, and does nothing twice.",
  })
  readonly idempotencyKey: string;
}

@InputType()
export class TicketBulkActUndoInput {
  @Field(() => ID)
  readonly bulkActId: string;
}

@ObjectType({ simpleResolvers: true, description: "What became of one ticket of a bulk act." })
export class BulkActTicket {
  readonly ticketId: string;
  @Field(() => BulkOutcome, { nullable: true, description: "Null: not tried yet." })
  readonly outcome: BulkRow["outcome"];
  @Field(() => UserError, { nullable: true, description: "Why it was refused." })
  readonly userError: UserError | null;
  @Field(() => BulkUndo, { nullable: true, description: "Null: it was not taken back." })
  readonly undo: BulkRow["undo"];
  @Field(() => UserError, { nullable: true, description: "Why it was not taken back." })
  readonly undoError: UserError | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "One thing done to many tickets, each a change of its own.",
})
export class BulkAct {
  readonly row: RanBulkAct;
  @Field(() => ID)
  readonly id: string;
  @Field(() => BulkActKind)
  readonly kind: RanBulkAct["act"]["kind"];
  @Field(() => [String])
  readonly tags: readonly string[];
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => DateTime, { description: "Until then its actor can take it back." })
  readonly undoableUntil: Date;
  @Field(() => [BulkActTicket], { description: "In the order in which they were chosen." })
  readonly tickets: readonly BulkActTicket[];
}

export function bulkActView(row: RanBulkAct): BulkAct {
  const { act, doneAt } = row;
  return {
    row,
    id: globalId("BulkAct", row.id),
    kind: act.kind,
    tags: act.kind === "tag" || act.kind === "untag" ? act.names : [],
    at: doneAt,
    undoableUntil: new Date(doneAt.getTime() + BULK_UNDO_MINUTES * 60_000),
    tickets: row.tickets.map(({ ticketId, outcome, refusal, undo, undoRefusal }) => ({
      ticketId,
      outcome,
      userError: refusal === null ? null : { path: null, ...refusal },
      undo,
      undoError: undoRefusal === null ? null : { path: null, ...undoRefusal },
    })),
  };
}

@ObjectType({ simpleResolvers: true })
export class TicketBulkActPayload {
  @Field(() => BulkAct, { nullable: true })
  readonly bulkAct: BulkAct | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
