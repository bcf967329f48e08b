import {
  exampleMails,
  findOutgoingMail,
  listOutgoingMails,
  policyViewer,
  readMailOutbox,
  sendMailAgain,
  type Actor,
  type ListedMail,
  type MailPosition,
} from "@recourse/core";
import { describePolicy, mayTendMail, maySendMailAgain, type MailState as State } from "@recourse/policy";
import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { z } from "zod";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { keysetPage, type Keyset } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  MailOutbox,
  MailPreview,
  MailSendAgainInput,
  MailSendAgainPayload,
  MailState,
  type OutgoingMail,
  OutgoingMailConnection,
} from "./outgoing-mail.type.js";

const mails: Keyset<ListedMail, MailPosition> = {
  name: "outgoing mails by time",
  position: z.object({ createdAt: z.coerce.date(), id: z.string() }),
  positionOf: ({ createdAt, id }) => ({ createdAt, id }),
};

function mailView(row: ListedMail, actor: Actor): OutgoingMail {
  const {
    template,
    toAddress,
    ticketNumber,
    state,
    attempts,
    lastError,
    nextAttemptAt,
    createdAt,
    sentAt,
    bounceReason,
  } = row;
  return {
    id: globalId("OutgoingMail", row.id),
    ...{
      template,
      to: toAddress,
      ticketNumber,
      state,
      attempts,
      lastError,
      nextAttemptAt,
      createdAt,
      sentAt,
      bounceReason,
    },
    maySendAgain: maySendMailAgain(policyViewer(actor), state),
  };
}

@Resolver()
export class OutgoingMailResolver {
  @Query(() => MailOutbox, { nullable: true, description: "For leads; null for others." })
  async mailOutbox(@Ctx() { deps, actor }: RequestContext): Promise<MailOutbox | null> {
    return readMailOutbox(deps.db, actor);
  }

  @Query(() => OutgoingMailConnection, { description: "Newest first. For leads; empty for others." })
  async outgoingMails(
    @Arg("states", () => [MailState]) states: State[],
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<OutgoingMailConnection> {
    const { rows, pageInfo } = await keysetPage(cursors, mails, { first, after, filter: states }, (page) =>
      listOutgoingMails(deps.db, actor, { ...page, states }),
    );
    return { nodes: rows.map((row) => mailView(row, actor)), pageInfo };
  }

  @Query(() => [MailPreview], {
    description: "Every mail that there is, or one of them. For leads; empty for others.",
  })
  async mailPreviews(
    @Arg("template", () => String, { nullable: true }) only: string | null | undefined,
    @Ctx() { deps, actor, composer, publicUrl }: RequestContext,
  ): Promise<MailPreview[]> {
    if (!mayTendMail(policyViewer(actor)).allowed) return [];
    const { company, hours } = describePolicy(deps.policy);
    const examples = exampleMails({ company, hours: hours.words, publicUrl });
    const asked = only == null ? examples : examples.filter(({ template }) => template === only);
    return Promise.all(
      asked.map(async (mail) => ({ template: mail.template, ...(await composer.compose(mail)) })),
    );
  }

  @Mutation(() => MailSendAgainPayload, {
    description:
      "Has a mail sent once more that is dead, or may have arrived: it keeps its Message-ID. For leads.",
  })
  async mailSendAgain(
    @Arg("input", () => MailSendAgainInput) { mailId }: MailSendAgainInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<MailSendAgainPayload> {
    const uuid = uuidOf("OutgoingMail", mailId) ?? "";
    const result = await sendMailAgain(deps, actor, { mailId: uuid });
    const row = result.ok ? await findOutgoingMail(deps.db, actor, uuid) : null;
    return { mail: row === null ? null : mailView(row, actor), userErrors: userErrorsOf(result) };
  }
}
