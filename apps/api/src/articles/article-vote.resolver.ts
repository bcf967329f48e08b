import { voteOnArticle } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { ArticleVoteInput } from "./article.input.js";
import { ArticleVotePayload } from "./article.type.js";
import { articleView } from "./article.view.js";

@Resolver()
export class ArticleVoteResolver {
  @Mutation(() => ArticleVotePayload, {
    description:
      "Was it helpful? One vote for each reader and revision; voting again replaces it. Anonymous visitors are given a cookie.",
  })
  async articleVote(
    @Arg("input", () => ArticleVoteInput) { articleId, ...vote }: ArticleVoteInput,
    @Ctx() context: RequestContext,
  ): Promise<ArticleVotePayload> {
    const result = await voteOnArticle(context.deps, context.recognisable(), {
      articleId: uuidOf("Article", articleId) ?? "",
      ...vote,
    });
    return { article: result.ok ? articleView(result.article) : null, userErrors: userErrorsOf(result) };
  }
}
