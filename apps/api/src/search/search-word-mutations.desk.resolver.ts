import {
  addStopWords,
  removeStopWord,
  removeSynonymGroup,
  saveSynonymGroup,
  type StopWordsResult,
  type SynonymGroupResult,
} from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  StopWordRemoveInput,
  StopWordsAddInput,
  SynonymGroupRemoveInput,
  SynonymGroupSaveInput,
} from "./search-words.input.js";
import { StopWordsPayload, SynonymGroupPayload } from "./search-words.type.js";
import { stopWordView, synonymGroupView } from "./search-words.view.js";

function groupPayload(result: SynonymGroupResult): SynonymGroupPayload {
  return {
    synonymGroup: result.ok ? synonymGroupView(result.group) : null,
    userErrors: userErrorsOf(result),
  };
}

function stopWordsPayload(result: StopWordsResult): StopWordsPayload {
  return { stopWords: result.ok ? result.stopWords.map(stopWordView) : [], userErrors: userErrorsOf(result) };
}

@Resolver()
export class SearchWordMutations {
  @Mutation(() => SynonymGroupPayload, { description: "Searches heed it from the next one on." })
  async synonymGroupSave(
    @Arg("input", () => SynonymGroupSaveInput) { id, version, terms, alsoFinds }: SynonymGroupSaveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<SynonymGroupPayload> {
    return groupPayload(
      await saveSynonymGroup(deps, actor, {
        id: id == null ? null : (uuidOf("SynonymGroup", id) ?? ""),
        version: version ?? null,
        terms,
        alsoFinds: alsoFinds ?? null,
      }),
    );
  }

  @Mutation(() => SynonymGroupPayload)
  async synonymGroupRemove(
    @Arg("input", () => SynonymGroupRemoveInput) { id }: SynonymGroupRemoveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<SynonymGroupPayload> {
    return groupPayload(await removeSynonymGroup(deps, actor, { id: uuidOf("SynonymGroup", id) ?? "" }));
  }

  @Mutation(() => StopWordsPayload, { description: "Those that are stop words already stay as they are." })
  async stopWordsAdd(
    @Arg("input", () => StopWordsAddInput) { words }: StopWordsAddInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<StopWordsPayload> {
    return stopWordsPayload(await addStopWords(deps, actor, { words }));
  }

  @Mutation(() => StopWordsPayload)
  async stopWordRemove(
    @Arg("input", () => StopWordRemoveInput) { word }: StopWordRemoveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<StopWordsPayload> {
    return stopWordsPayload(await removeStopWord(deps, actor, { word }));
  }
}
