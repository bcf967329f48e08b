import { listStopWords, listSynonymGroups, policyViewer } from "@recourse/core";
import { mayChangeSearchWords } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import type { RequestContext } from "../context.js";
import {
  SearchQueryPart,
  SearchWords,
  SearchWordsPermissions,
  StopWord,
  SynonymGroup,
} from "./search-words.type.js";
import { stopWordView, synonymGroupView } from "./search-words.view.js";

@Resolver(() => SearchWords)
export class SearchWordsResolver {
  @Query(() => SearchWords)
  async searchWords(@Ctx() { deps }: RequestContext): Promise<SearchWords> {
    const [groups, stopWords] = await Promise.all([listSynonymGroups(deps.db), listStopWords(deps.db)]);
    return { synonymGroups: groups.map(synonymGroupView), stopWords: stopWords.map(stopWordView) };
  }

  @Query(() => [SearchQueryPart], {
    description: "What search makes of a query, word for word; articleSearch has what it finds.",
    complexity: 5,
  })
  searchQueryParts(
    @Arg("query", () => String) query: string,
    @Ctx() { deps }: RequestContext,
  ): Promise<SearchQueryPart[]> {
    return deps.index.readQuery(query);
  }

  @FieldResolver(() => SearchWordsPermissions)
  viewerCan(@Ctx() { actor }: RequestContext): SearchWordsPermissions {
    return { change: mayChangeSearchWords(policyViewer(actor)) };
  }
}

@Resolver(() => SynonymGroup)
export class SynonymGroupResolver {
  @FieldResolver(() => Author, { nullable: true, description: "Who changed it last." })
  updatedBy(@Root() { by }: SynonymGroup, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }
}

@Resolver(() => StopWord)
export class StopWordResolver {
  @FieldResolver(() => Author, { nullable: true })
  addedBy(@Root() { by }: StopWord, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }
}
