import {
  findKnownIssue,
  listKnownIssues,
  matchKnownIssues,
  policyViewer,
  renderMessage,
} from "@recourse/core";
import { accountsTold, mayReportKnownIssue } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { Article } from "../articles/article.type.js";
import { articleView } from "../articles/article.view.js";
import type { RequestContext } from "../context.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE, pageSize } from "../graphql/page.js";
import { knownIssues } from "./defect.lists.js";
import { KnownIssueFilter } from "./known-issue.input.js";
import { KnownIssue, KnownIssueConnection, KnownIssuePermissions } from "./known-issue.type.js";
import { knownIssueView } from "./known-issue.view.js";

const DEFAULT_MATCHES = 3;

@Resolver(() => KnownIssue)
export class KnownIssueResolver {
  @Query(() => KnownIssueConnection, { description: "Published defects, those that changed last first." })
  async knownIssues(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("filter", () => KnownIssueFilter, { nullable: true }) given: KnownIssueFilter | null | undefined,
    @Ctx() { deps, cursors }: RequestContext,
  ): Promise<KnownIssueConnection> {
    const filter = { fixed: given?.fixed ?? false, component: given?.component ?? null };
    const at = deps.clock.now();
    const { rows, pageInfo } = await keysetPage(cursors, knownIssues, { first, after, filter }, (page) =>
      listKnownIssues(deps.db, { ...page, filter, at }),
    );
    return { nodes: rows.map(knownIssueView), pageInfo };
  }

  @Query(() => KnownIssue, { nullable: true, description: "By its number; null for what is not published." })
  async knownIssue(
    @Arg("number", () => Int) number: number,
    @Ctx() { deps }: RequestContext,
  ): Promise<KnownIssue | null> {
    const row = await findKnownIssue(deps.db, number);
    return row === null ? null : knownIssueView(row);
  }

  @Query(() => [KnownIssue], {
    description: "Those not fixed that a request may be about, by its subject and the beginning of its text.",
  })
  async knownIssuesLike(
    @Arg("text", () => String) text: string,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_MATCHES }) first: number | null,
    @Ctx() { deps }: RequestContext,
  ): Promise<KnownIssue[]> {
    const rows = await matchKnownIssues(deps.db, text, pageSize(first ?? DEFAULT_MATCHES));
    return rows.map(knownIssueView);
  }

  @FieldResolver(() => String, { description: "Sanitised." })
  bodyHtml(@Root() { row }: KnownIssue): string {
    return renderMessage(row.body);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many accounts have it; null for so few that the number would tell who.",
  })
  async affectedAccounts(
    @Root() { row }: KnownIssue,
    @Ctx() { loaders }: RequestContext,
  ): Promise<number | null> {
    return accountsTold(await loaders.defects().affectedAccounts.load(row.id));
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description: "How to do without, where the viewer may read it.",
  })
  async workaround(@Root() { row }: KnownIssue, @Ctx() { loaders }: RequestContext): Promise<Article | null> {
    const article =
      row.workaroundId === null ? null : await loaders.defects().visibleArticle.load(row.workaroundId);
    return article === null ? null : articleView(article);
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer reported it, or said to have it, too." })
  viewerReported(@Root() { row }: KnownIssue, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    return loaders.defects().isReported.load(row.id);
  }

  @FieldResolver(() => KnownIssuePermissions)
  viewerCan(@Root() { row }: KnownIssue, @Ctx() { actor }: RequestContext): KnownIssuePermissions {
    const viewer = policyViewer(actor);
    const defect = { state: row.state, published: true, fixUnderWay: false };
    const answers = viewer.memberships.map(({ accountId }) => mayReportKnownIssue(viewer, defect, accountId));
    const report = answers.find(({ allowed }) => allowed) ?? mayReportKnownIssue(viewer, defect, "");
    return { report };
  }
}

@Resolver(() => Article)
export class KnownIssuesOfArticleResolver {
  @FieldResolver(() => [KnownIssue], {
    description: "Defects not fixed that its readers may meet, the closest first; three at most.",
  })
  async knownIssues(@Root() { row }: Article, @Ctx() { loaders }: RequestContext): Promise<KnownIssue[]> {
    return (await loaders.defects().knownIssuesOfArticle.load(row.id)).map(knownIssueView);
  }
}
