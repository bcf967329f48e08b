import {
  findBulkAct,
  policyViewer,
  runBulkAct,
  undoBulkAct,
  type BulkAct as CoreAct,
  type RunBulkActResult,
} from "@recourse/core";
import { mayUndoBulkAct } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { loadStaffMember } from "../accounts/account.view.js";
import { StaffMember } from "../accounts/staff-member.type.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { Permission } from "../graphql/permission.type.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  BulkAct,
  BulkActTicket,
  bulkActView,
  TicketBulkActInput,
  TicketBulkActPayload,
  TicketBulkActUndoInput,
} from "./bulk-act.type.js";
import { Ticket } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

function payloadOf(result: RunBulkActResult): TicketBulkActPayload {
  return { bulkAct: result.ok ? bulkActView(result.bulkAct) : null, userErrors: userErrorsOf(result) };
}

function actOf({ kind, staffId, tags }: TicketBulkActInput): CoreAct {
  switch (kind) {
    case "assign":
      return { kind, staffId: staffId == null ? null : (uuidOf("StaffMember", staffId) ?? "") };
    case "tag":
    case "untag":
      return { kind, names: tags ?? [] };
    case "wait_on_customer":
    case "solve":
      return { kind };
  }
}

@Resolver(() => BulkAct)
export class BulkActResolver {
  @Query(() => BulkAct, { nullable: true, description: "One of the viewer's own." })
  async ticketBulkAct(
    @Arg("id", () => ID) id: string,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<BulkAct | null> {
    const row = await findBulkAct(deps.db, actor, uuidOf("BulkAct", id) ?? "");
    return row === null ? null : bulkActView(row);
  }

  @FieldResolver(() => StaffMember, { nullable: true, description: "To whom they were assigned." })
  assignee(@Root() { row }: BulkAct, @Ctx() context: RequestContext): Promise<StaffMember | null> {
    return loadStaffMember(row.act.kind === "assign" ? row.act.staffId : null, context);
  }

  @FieldResolver(() => Permission, { description: "Whether the viewer takes it back." })
  viewerCanUndo(@Root() { row }: BulkAct, @Ctx() { deps, actor }: RequestContext): Permission {
    return mayUndoBulkAct(policyViewer(actor), row, deps.clock.now());
  }

  @Mutation(() => TicketBulkActPayload, {
    description: "Each ticket is a change of its own, with an answer of its own: look at `tickets`.",
  })
  async ticketBulkActRun(
    @Arg("input", () => TicketBulkActInput) input: TicketBulkActInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TicketBulkActPayload> {
    const tickets = input.tickets.map(({ ticketId, version }) => ({
      ticketId: uuidOf("Ticket", ticketId) ?? ticketId,
      version,
    }));
    const { idempotencyKey } = input;
    return payloadOf(await runBulkAct(deps, actor, { tickets, act: actOf(input), idempotencyKey }));
  }

  @Mutation(() => TicketBulkActPayload, {
    description:
      "What else happened to since stays as it is, and is told. By whoever did it, for ten minutes.",
  })
  async ticketBulkActUndo(
    @Arg("input", () => TicketBulkActUndoInput) { bulkActId }: TicketBulkActUndoInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TicketBulkActPayload> {
    return payloadOf(await undoBulkAct(deps, actor, { bulkActId: uuidOf("BulkAct", bulkActId) ?? "" }));
  }
}

@Resolver(() => BulkActTicket)
export class BulkActTicketResolver {
  @FieldResolver(() => Ticket, {
    nullable: true,
    description: "Null where there is none, or none for the viewer.",
  })
  async ticket(@Root() { ticketId }: BulkActTicket, @Ctx() context: RequestContext): Promise<Ticket | null> {
    const { loaders } = context;
    const row = await loaders.tickets().readableTicket.load(ticketId);
    return row === null ? null : ticketView(row, context);
  }
}
