import {
  countUnreadFeedback,
  listFeedbackRequests,
  readFeedback,
  type FeedbackRequest as FeedbackRow,
} from "@recourse/core";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { loadAccount, loadPerson } from "../accounts/account.view.js";
import { Account } from "../accounts/account.type.js";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import { Person } from "../accounts/person.type.js";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  FeedbackReadInput,
  FeedbackReadPayload,
  FeedbackRequest,
  FeedbackRequestConnection,
} from "./feedback-request.type.js";
import { feedbackByReceipt } from "./ticket.lists.js";

function feedbackView({ id, receivedAt: at, readBy, ...row }: FeedbackRow): FeedbackRequest {
  const { accountId, personId, subject, body, readAt } = row;
  const reader = readBy === null ? null : { personId: readBy, staff: true };
  return { id: globalId("Decision", id), accountId, personId, reader, at, subject, body, readAt };
}

@Resolver(() => FeedbackRequest)
export class FeedbackRequestResolver {
  @Query(() => FeedbackRequestConnection, {
    description: "Requests of kind FEEDBACK, newest first, of customers and of visitors.",
  })
  async feedbackRequests(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("read", () => Boolean, {
      nullable: true,
      description: "Those that somebody read, or those that nobody did.",
    })
    read: boolean | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<FeedbackRequestConnection> {
    const filter = { read: read ?? null };
    const { rows, pageInfo } = await keysetPage(
      cursors,
      feedbackByReceipt,
      { first, after, filter },
      (page) => listFeedbackRequests(deps.db, actor, { ...filter, ...page }),
    );
    return {
      nodes: rows.map(feedbackView),
      pageInfo,
      countUnread: () => countUnreadFeedback(deps.db, actor),
    };
  }

  @Mutation(() => FeedbackReadPayload, {
    description: "Says that one read it, or leaves it to another reader.",
  })
  async feedbackRead(
    @Arg("input", () => FeedbackReadInput) { feedbackId, read }: FeedbackReadInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<FeedbackReadPayload> {
    const result = await readFeedback(deps, actor, {
      feedbackId: uuidOf("Decision", feedbackId) ?? "",
      read,
    });
    return { feedback: result.ok ? feedbackView(result.feedback) : null, userErrors: userErrorsOf(result) };
  }

  @FieldResolver(() => Account, { nullable: true })
  account(@Root() { accountId }: FeedbackRequest, @Ctx() context: RequestContext): Promise<Account | null> {
    return loadAccount(accountId, context);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Null: a visitor who was not signed in." })
  person(@Root() { personId }: FeedbackRequest, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(personId, context);
  }

  @FieldResolver(() => Author, { nullable: true })
  readBy(@Root() { reader }: FeedbackRequest, @Ctx() context: RequestContext): Promise<Author | null> {
    return reader === null ? Promise.resolve(null) : loadAuthor(reader, context);
  }
}

@Resolver(() => FeedbackRequestConnection)
export class FeedbackRequestConnectionResolver {
  @FieldResolver(() => Int, { description: "How many nobody read yet." })
  unreadCount(@Root() { countUnread }: FeedbackRequestConnection): Promise<number> {
    return countUnread();
  }
}
