import {
  countMailsToReview,
  findIncomingMail,
  listMailsToReview,
  policyViewer,
  reviewMail,
  type Actor,
  type IncomingMailPosition,
  type ListedIncomingMail,
  type ReviewMailAct,
} from "@recourse/core";
import { mayActOnIncomingMail, mayReadRawMail } from "@recourse/policy";
import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { z } from "zod";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { keysetPage, type Keyset } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  IncomingMailActInput,
  IncomingMailActPayload,
  IncomingMailConnection,
  type IncomingMail,
} from "./incoming-mail.type.js";

const mails: Keyset<ListedIncomingMail, IncomingMailPosition> = {
  name: "incoming mails by time",
  position: z.object({ receivedAt: z.coerce.date(), id: z.string() }),
  positionOf: ({ receivedAt, id }) => ({ receivedAt, id }),
};

function mailView(row: ListedIncomingMail, actor: Actor): IncomingMail {
  const viewer = policyViewer(actor);
  const { state, cause, lastError, subject, body, copiedTo, bytes, ticketNumber, receivedAt } = row;
  return {
    id: globalId("IncomingMail", row.id),
    ...{ state, cause, lastError, subject, body, copiedTo, bytes, ticketNumber, receivedAt },
    from: row.fromAddress,
    envelopeFrom: row.mailFrom,
    authentication: row.authentication?.summary ?? null,
    clientAddress: row.session.clientAddress,
    mayRelease: mayActOnIncomingMail(viewer, state, "release"),
    mayReadAgain: mayActOnIncomingMail(viewer, state, "read_again"),
    mayDelete: mayActOnIncomingMail(viewer, state, "delete"),
    mayDownload: mayReadRawMail(viewer),
  };
}

@Resolver()
export class IncomingMailResolver {
  @Query(() => IncomingMailConnection, {
    description: "Mail that waits for a person, newest first. For agents and leads; empty for others.",
  })
  async incomingMails(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<IncomingMailConnection> {
    const { rows, pageInfo } = await keysetPage(cursors, mails, { first, after, filter: [] }, (page) =>
      listMailsToReview(deps.db, actor, page),
    );
    return { nodes: rows.map((row) => mailView(row, actor)), pageInfo };
  }

  @Query(() => Int, { nullable: true, description: "How many wait. For agents and leads; null for others." })
  async incomingMailCount(@Ctx() { deps, actor }: RequestContext): Promise<number | null> {
    return countMailsToReview(deps.db, actor);
  }

  @Mutation(() => IncomingMailActPayload, {
    description:
      "Takes the responsibility for a mail: it is decided as a request of the person whose address it bears, or becomes a note in its ticket. Never a reply.",
  })
  async incomingMailRelease(
    @Arg("input", () => IncomingMailActInput) input: IncomingMailActInput,
    @Ctx() context: RequestContext,
  ): Promise<IncomingMailActPayload> {
    return act(context, input, "release");
  }

  @Mutation(() => IncomingMailActPayload, {
    description: "Has a parked mail read once more, as after an update.",
  })
  async incomingMailReadAgain(
    @Arg("input", () => IncomingMailActInput) input: IncomingMailActInput,
    @Ctx() context: RequestContext,
  ): Promise<IncomingMailActPayload> {
    return act(context, input, "read_again");
  }

  @Mutation(() => IncomingMailActPayload, {
    description: "Its words and bytes are gone; that it came stays on record.",
  })
  async incomingMailDelete(
    @Arg("input", () => IncomingMailActInput) input: IncomingMailActInput,
    @Ctx() context: RequestContext,
  ): Promise<IncomingMailActPayload> {
    return act(context, input, "delete");
  }
}

async function act(
  { deps, actor }: RequestContext,
  { mailId }: IncomingMailActInput,
  which: ReviewMailAct,
): Promise<IncomingMailActPayload> {
  const uuid = uuidOf("IncomingMail", mailId) ?? "";
  const result = await reviewMail(deps, actor, { mailId: uuid, act: which });
  const row = result.ok ? await findIncomingMail(deps.db, actor, uuid) : null;
  return { mail: row === null ? null : mailView(row, actor), userErrors: userErrorsOf(result) };
}
