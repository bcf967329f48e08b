import { listRefusals } from "@recourse/core";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { Account } from "../accounts/account.type.js";
import { loadAccount, loadPerson } from "../accounts/account.view.js";
import { Person } from "../accounts/person.type.js";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { RefusalConnection, RefusedRequest } from "./desk-ticket.type.js";
import { refusals } from "./ticket.lists.js";
import { storedDecisionView } from "./ticket.view.js";

@Resolver(() => RefusedRequest)
export class RefusedRequestResolver {
  @Query(() => RefusalConnection, { description: "Requests that did not open a ticket, newest first." })
  async refusals(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<RefusalConnection> {
    const { deps, actor, cursors } = context;
    const { rows, pageInfo } = await keysetPage(cursors, refusals, { first, after, filter: null }, (page) =>
      listRefusals(deps.db, actor, page),
    );
    const nodes = rows.map((row) => ({
      id: globalId("Decision", row.id),
      accountId: row.accountId,
      personId: row.personId,
      at: row.receivedAt,
      decision: storedDecisionView(row, context),
      kind: row.kind,
      subject: row.subject,
      body: row.body,
    }));
    return { nodes, pageInfo };
  }

  @FieldResolver(() => Account, { nullable: true })
  account(@Root() { accountId }: RefusedRequest, @Ctx() context: RequestContext): Promise<Account | null> {
    return loadAccount(accountId, context);
  }

  @FieldResolver(() => Person, { nullable: true })
  person(@Root() { personId }: RefusedRequest, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(personId, context);
  }
}
