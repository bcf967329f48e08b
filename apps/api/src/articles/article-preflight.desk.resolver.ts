import { preflightArticle } from "@recourse/core";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { badUserInput } from "../errors.js";
import { uuidOf } from "../graphql/global-id.js";
import { ArticlePreflightInput, PreflightFinding } from "./article-preflight.type.js";

@Resolver()
export class ArticlePreflightResolver {
  @Query(() => [PreflightFinding], {
    description:
      "What stands against publishing a text, in the order of its lines. `articlePublish` looks again.",
    complexity: 50,
  })
  async articlePreflight(
    @Arg("input", () => ArticlePreflightInput) input: ArticlePreflightInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<PreflightFinding[]> {
    const { articleId, categoryId, audience, title, summary, body } = input;
    const result = await preflightArticle(deps.db, actor, {
      ...{ title, summary, body, audience: audience ?? null },
      articleId:
        articleId == null ? null : (uuidOf("DeskArticle", articleId) ?? uuidOf("Article", articleId) ?? ""),
      categoryId: categoryId == null ? null : uuidOf("Category", categoryId),
    });
    if (result.ok) return result.findings;
    const [refusal] = result.refusals;
    throw badUserInput(refusal?.message ?? "This text is not looked at.", refusal?.path?.[0]);
  }
}
