import { setTimeout as after } from "node:timers/promises";
import { isId, type ArticleIndex } from "@recourse/core";
import type { DataSource } from "typeorm";
import { createIndexKeeper } from "../keeping/keeper.js";
import { keepSearchWords } from "../postgres/kept-search-words.js";
import { isBehind, noteAgain, refusalOf, troubleOf } from "../state/server-state.js";
import { NotWhole, readLiveIndex } from "./live-index.js";
import { relatedOnServer } from "./related-on-server.js";
import { searchOnServer } from "./search-on-server.js";
import type { SearchServer } from "./search-server.js";

export interface MeilisearchArticleIndexDeps {
  db: DataSource;
  server: SearchServer;
  /** The index in the database, which knows the words, and from which the server's sections are read. */
  postgres: ArticleIndex;
}

const LOOK_AGAIN_MS = 50;

/** The article index on a Meilisearch server. It rejects where the server cannot be asked or does not hold what it should. */
export function createMeilisearchArticleIndex({
  db,
  server,
  postgres,
}: MeilisearchArticleIndexDeps): ArticleIndex {
  const words = keepSearchWords();
  const keeper = createIndexKeeper({ db, server, postgres });
  const putMany = async (articleIds: readonly string[]): Promise<void> => {
    const ids = articleIds.filter(isId);
    await postgres.putMany(ids);
    await noteAgain(db, ids);
    await keepUntilTaken(ids);
  };
  /** Whoever keeps the index takes it in, this process or another. */
  const keepUntilTaken = async (ids: readonly string[]): Promise<void> => {
    while (await isBehind(db, ids)) {
      const round = await keeper.keepServer();
      if (round === "failed")
        throw new Error((await troubleOf(db)) ?? "Meilisearch could not be written to.");
      if (round !== "worked") await after(LOOK_AGAIN_MS);
    }
    const refusal = await refusalOf(db, ids);
    if (refusal !== null) throw new Error(refusal);
  };
  return {
    put: (articleId) => putMany([articleId]),
    putMany,
    async remove(articleId) {
      await postgres.remove(articleId);
      if (isId(articleId))
        while ((await keeper.takeOut(articleId)) === "elsewhere") await after(LOOK_AGAIN_MS);
    },
    search: (request) => searchOnServer({ db, server, words }, request),
    related: (articleId, viewer, first) => relatedOnServer({ db, server, words }, articleId, viewer, first),
    refreshWords: () => postgres.refreshWords(),
    readQuery: (query) => postgres.readQuery(query),
    // Searches heed them by the words that the database keeps (search-on-server.ts): there is nothing to take over.
    applySettings: () => Promise.resolve(),
    async inUse() {
      const reason = await readLiveIndex(db.manager).then(
        () => null,
        (error: unknown) => (error instanceof NotWhole ? error.message : Promise.reject(error)),
      );
      return { adapter: "meilisearch", reason };
    },
  };
}
