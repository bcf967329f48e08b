import { cancelVerification, confirmCode, policyViewer, startVerification } from "@recourse/core";
import { mayProveIdentity } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { Sensitive } from "../graphql/sensitive.js";
import { Permission } from "../graphql/permission.type.js";
import { Ticket, TicketPermissions } from "../tickets/ticket.type.js";
import {
  Verification,
  VerificationCancelInput,
  VerificationConfirmInput,
  VerificationPayload,
  VerificationStartInput,
} from "./verification.type.js";
import { VerificationEvent } from "./verification-event.type.js";
import { verificationPayload, verificationView } from "./verification.view.js";

@Resolver()
export class VerificationMutations {
  @Mutation(() => VerificationPayload, {
    description:
      "Begins to prove who asks for something sensitive: a second factor that was just confirmed proves it at once, a code is sent. What was begun before is void.",
  })
  @Sensitive()
  async verificationStart(
    @Arg("input", () => VerificationStartInput) { ticketId, method }: VerificationStartInput,
    @Ctx() context: RequestContext,
  ): Promise<VerificationPayload> {
    const input = { ticketId: uuidOf("Ticket", ticketId) ?? "", method };
    return verificationPayload(await startVerification(context.deps, context.actor, input), context);
  }

  @Mutation(() => VerificationPayload, {
    description: "The code that was sent. Wrong ones count, however many are tried at once.",
  })
  @Sensitive()
  async verificationConfirm(
    @Arg("input", () => VerificationConfirmInput) { ticketId, code }: VerificationConfirmInput,
    @Ctx() context: RequestContext,
  ): Promise<VerificationPayload> {
    const input = { ticketId: uuidOf("Ticket", ticketId) ?? "", code };
    return verificationPayload(await confirmCode(context.deps, context.actor, input), context);
  }

  @Mutation(() => VerificationPayload)
  async verificationCancel(
    @Arg("input", () => VerificationCancelInput) { ticketId }: VerificationCancelInput,
    @Ctx() context: RequestContext,
  ): Promise<VerificationPayload> {
    const input = { ticketId: uuidOf("Ticket", ticketId) ?? "" };
    return verificationPayload(await cancelVerification(context.deps, context.actor, input), context);
  }
}

@Resolver(() => Ticket)
export class VerificationOfTicketResolver {
  @FieldResolver(() => Verification, {
    nullable: true,
    description: "The newest one. Null where none was begun.",
  })
  async verification(@Root() { row }: Ticket, @Ctx() context: RequestContext): Promise<Verification | null> {
    const found = await context.loaders.verification().verification.load(row.id);
    return found === null ? null : verificationView(found, context);
  }
}

@Resolver(() => TicketPermissions)
export class VerificationPermissions {
  @FieldResolver(() => Permission)
  proveIdentity(@Root() { row }: TicketPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayProveIdentity(policyViewer(actor), row);
  }
}

@Resolver(() => VerificationEvent)
export class VerificationEventResolver {
  @FieldResolver(() => Author, { nullable: true })
  author(@Root() { by }: VerificationEvent, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }
}
