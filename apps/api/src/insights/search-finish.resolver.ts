import { keepSearch, openHit } from "@recourse/core";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { ArticleSearchResult } from "../search/article-search.type.js";
import { giveReceipt, readReceipt } from "./kept-search.view.js";
import { SearchFinishInput, SearchHitOpenInput } from "./search-finish.input.js";
import { SearchFinishPayload, SearchHitOpenPayload } from "./search-finish.type.js";

@Resolver(() => ArticleSearchResult)
export class SearchFinishResolver {
  @FieldResolver(() => String, {
    description:
      "Only for those who search while somebody types, or show one answer to several people: who takes it gives it to searchFinish " +
      "once the search is finished, for each of them. Where it is not taken, the search counts as it is.",
  })
  receipt(@Root() { kept }: ArticleSearchResult, @Ctx() context: RequestContext): string {
    return giveReceipt(context, kept);
  }

  @Mutation(() => SearchFinishPayload, {
    description: "Counts a search whose receipt was taken: it was submitted, chosen from, or left.",
  })
  searchFinish(
    @Arg("input", () => SearchFinishInput) { receipt, channel }: SearchFinishInput,
    @Ctx() context: RequestContext,
  ): SearchFinishPayload {
    const search = readReceipt(context, receipt);
    if (search !== null) keepSearch(context.deps, context.searcher, { ...search, channel });
    return { userErrors: [] };
  }

  @Mutation(() => SearchHitOpenPayload, { description: "A hit of a search was opened." })
  async searchHitOpen(
    @Arg("input", () => SearchHitOpenInput) { searchId, slug, place }: SearchHitOpenInput,
    @Ctx() { deps, searcher }: RequestContext,
  ): Promise<SearchHitOpenPayload> {
    const opened = await openHit(deps, searcher, {
      searchId: uuidOf("Search", searchId) ?? "",
      slug,
      place,
    });
    return { userErrors: userErrorsOf(opened) };
  }
}
