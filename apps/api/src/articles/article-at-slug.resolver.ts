import { resolveSlug } from "@recourse/core";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { ArticleAtSlug } from "./article-at-slug.type.js";
import { articleView } from "./article.view.js";

@Resolver()
export class ArticleAtSlugResolver {
  @Query(() => ArticleAtSlug, {
    description:
      "Follows former slugs, and says what is gone to those who could read it. For everybody else it is as unknown as what never was. Counts as no view.",
  })
  async articleBySlug(
    @Arg("slug", () => String) slug: string,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<ArticleAtSlug> {
    const found = await resolveSlug(deps.db, actor, slug);
    const replacement = found.kind === "gone" ? found.replacement : null;
    return {
      kind: found.kind,
      article: found.kind === "article" ? articleView(found.article) : null,
      movedTo: found.kind === "moved" ? found.slug : null,
      replacement: replacement === null ? null : articleView(replacement),
    };
  }
}
