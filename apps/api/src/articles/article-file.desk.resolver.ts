import { countDeskFiles, describeImage, listDeskFiles, policyViewer, renameFile } from "@recourse/core";
import { mayEditFile } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { deskFiles } from "./article.lists.js";
import {
  ArticleFile,
  ArticleFileConnection,
  ArticleFileDescribeInput,
  ArticleFilePayload,
  ArticleFilePermissions,
  ArticleFileRenameInput,
} from "./article-file.type.js";
import { articleFileView, filePayload, loadArticleFile } from "./article-file.view.js";
import { DeskArticle } from "./desk-article.type.js";
import { deskArticleView } from "./desk-article.view.js";

@Resolver(() => ArticleFile)
export class ArticleFileResolver {
  @Query(() => ArticleFile, { nullable: true, description: "By its id, or by the key in its address." })
  articleFile(
    @Arg("id", () => ID, { nullable: true }) id: string | null | undefined,
    @Arg("key", () => String, { nullable: true }) key: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ArticleFile | null> {
    const by = id == null ? { storageKey: key ?? "" } : { id: uuidOf("ArticleFile", id) ?? "" };
    return loadArticleFile(by, context);
  }

  @Query(() => ArticleFileConnection, { description: "Images and files of articles, the latest first." })
  async articleFiles(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("query", () => String, { nullable: true, description: "A part of the name or alternative text." })
    query: string | null | undefined,
    @Arg("isImage", () => Boolean, { nullable: true }) isImage: boolean | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<ArticleFileConnection> {
    const filter = { query: query ?? null, isImage: isImage ?? null };
    const { rows, pageInfo } = await keysetPage(cursors, deskFiles, { first, after, filter }, (page) =>
      listDeskFiles(deps.db, actor, { ...page, ...filter }),
    );
    return {
      nodes: rows.map(articleFileView),
      pageInfo,
      count: () => countDeskFiles(deps.db, actor, filter),
    };
  }

  @Mutation(() => ArticleFilePayload, {
    description: "What it is called when it is downloaded; its address stays.",
  })
  async articleFileRename(
    @Arg("input", () => ArticleFileRenameInput) { fileId, name }: ArticleFileRenameInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<ArticleFilePayload> {
    return filePayload(await renameFile(deps, actor, { fileId: uuidOf("ArticleFile", fileId) ?? "", name }));
  }

  @Mutation(() => ArticleFilePayload, {
    description: "What an image shows, for the next text that shows it.",
  })
  async articleFileDescribe(
    @Arg("input", () => ArticleFileDescribeInput) { fileId, alternativeText }: ArticleFileDescribeInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<ArticleFilePayload> {
    const input = { fileId: uuidOf("ArticleFile", fileId) ?? "", alternativeText };
    return filePayload(await describeImage(deps, actor, input));
  }

  @FieldResolver(() => Author, { nullable: true, description: "Null where it was imported." })
  uploadedBy(@Root() { row }: ArticleFile, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor({ personId: row.uploadedBy, staff: true }, context);
  }

  @FieldResolver(() => [DeskArticle], {
    description: "Articles whose newest or published revision names it, those worked on last first.",
    complexity: 5,
  })
  async usedBy(@Root() { row }: ArticleFile, @Ctx() { loaders }: RequestContext): Promise<DeskArticle[]> {
    return (await loaders.articleFiles().articlesOfFile.load(row.id)).map(deskArticleView);
  }

  @FieldResolver(() => ArticleFilePermissions)
  viewerCan(@Ctx() { actor }: RequestContext): ArticleFilePermissions {
    return { edit: mayEditFile(policyViewer(actor)) };
  }
}

@Resolver(() => ArticleFileConnection)
export class ArticleFileConnectionResolver {
  @FieldResolver(() => Int)
  totalCount(@Root() { count }: ArticleFileConnection): Promise<number> {
    return count();
  }
}

@Resolver(() => DeskArticle)
export class FilesOfArticleResolver {
  @FieldResolver(() => [ArticleFile], {
    description: "That its newest or published revision names.",
    complexity: 5,
  })
  async files(@Root() { row }: DeskArticle, @Ctx() { loaders }: RequestContext): Promise<ArticleFile[]> {
    return (await loaders.articleFiles().filesOfArticle.load(row.id)).map(articleFileView);
  }
}
