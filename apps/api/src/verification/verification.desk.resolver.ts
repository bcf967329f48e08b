import { approveDeletion, discloseAccountInformation, policyViewer } from "@recourse/core";
import { mayHandleProof } from "@recourse/policy";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { Sensitive } from "../graphql/sensitive.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { ticketView } from "../tickets/ticket.view.js";
import { Ticket, TicketPermissions } from "../tickets/ticket.type.js";
import {
  AccountDeletion,
  AccountDeletionApproveInput,
  AccountDeletionApprovePayload,
} from "./account-deletion.type.js";
import { deletionView } from "./account-deletion.view.js";
import { VerificationPayload } from "./verification.type.js";
import { verificationPayload, verificationView } from "./verification.view.js";

@InputType()
class AccountInformationDiscloseInput {
  @Field(() => ID)
  readonly ticketId: string;
}

@Resolver(() => Ticket)
export class ProofOnDeskResolver {
  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      "Until when what is on record of the account is shown on this ticket, and may be told; null where it is masked or never was.",
  })
  disclosedUntil(@Root() { row }: Ticket, @Ctx() { loaders }: RequestContext): Promise<Date | null> {
    return loaders.verification().disclosedUntil.load(row.id);
  }

  @Mutation(() => VerificationPayload, {
    description:
      "Uses a proof, once: what is on record of the account is shown on this ticket for some minutes, and may be told.",
  })
  @Sensitive()
  async accountInformationDisclose(
    @Arg("input", () => AccountInformationDiscloseInput) { ticketId }: AccountInformationDiscloseInput,
    @Ctx() context: RequestContext,
  ): Promise<VerificationPayload> {
    const input = { ticketId: uuidOf("Ticket", ticketId) ?? "" };
    const result = await discloseAccountInformation(context.deps, context.actor, input);
    context.loaders.verification().disclosedUntil.clear(input.ticketId);
    return verificationPayload(result, context);
  }

  @Mutation(() => AccountDeletionApprovePayload, {
    description:
      "Approves a deletion whose requester has proven who they are. The second of two different people uses the proof: the deletion is scheduled, and every administrator is told.",
  })
  @Sensitive()
  async accountDeletionApprove(
    @Arg("input", () => AccountDeletionApproveInput) { ticketId }: AccountDeletionApproveInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountDeletionApprovePayload> {
    const result = await approveDeletion(context.deps, context.actor, {
      ticketId: uuidOf("Ticket", ticketId) ?? "",
    });
    return {
      ticket: result.ok ? ticketView(result.ticket, context) : null,
      verification: result.ok ? verificationView(result.verification, context) : null,
      deletion: result.ok ? deletionView(result.deletion, context) : null,
      userErrors: userErrorsOf(result),
    };
  }
}

@Resolver(() => TicketPermissions)
export class ProofPermissions {
  @FieldResolver(() => Permission)
  handleProof(@Root() { row }: TicketPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayHandleProof(policyViewer(actor), row);
  }
}

@Resolver(() => AccountDeletion)
export class DeletionCertificateResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "What was done, as JSON: numbers of rows, no names.",
  })
  certificateJson(@Root() { row }: AccountDeletion): string | null {
    return row.certificate === null ? null : JSON.stringify(row.certificate);
  }
}
