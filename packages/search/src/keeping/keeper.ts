import type { ArticleIndex } from "@recourse/core";
import type { DataSource } from "typeorm";
import type { SearchServer } from "../meilisearch/search-server.js";
import { alone } from "./alone.js";
import { keepDatabaseIndex } from "./keep-database-index.js";
import { keepServerIndex } from "./keep-server-index.js";
import { isKeyRefused, noteServerTrouble } from "./server-trouble.js";
import { takeOut } from "./take-changes.js";

export interface KeeperDeps {
  db: DataSource;
  /** The index in the database. */
  postgres: ArticleIndex;
  /** Null where there is none beside it. */
  server: SearchServer | null;
  /** Makes the server's keys again, which go with its data when it is wiped; null where that is somebody else's. */
  restoreKeys?: (() => Promise<void>) | null;
}

/** Whether there may be more to do at once. `elsewhere`: another process is at it. */
export type Round = "worked" | "idle" | "elsewhere" | "failed";

/** Keeps the indexes in line with the articles, a step at a time. */
export interface IndexKeeper {
  /** Of the index in the database: what its jobs left undone, and building it anew. */
  keepDatabase(): Promise<Round>;
  /** Of the search server's: takes changes in, and builds it anew where it was wiped or somebody asked for it. What fails is remembered. */
  keepServer(): Promise<Round>;
  /** Takes an article off the search server, published or not. */
  takeOut(articleId: string): Promise<Round>;
}

const DATABASE_LOCK = 7_301_848;
const SERVER_LOCK = 7_301_849;

/**
 * All state is in the database and each step leaves it right, so that any number of processes may keep the same indexes: one at a time
 * is at it, and what one leaves when it is killed another goes on with.
 */
export function createIndexKeeper(deps: KeeperDeps): IndexKeeper {
  const { db, server } = deps;
  return {
    keepDatabase: () => alone(db, DATABASE_LOCK, () => keepDatabaseIndex(deps)),
    async keepServer() {
      if (server === null) return "idle";
      try {
        return await alone(db, SERVER_LOCK, () => keepServerIndex({ ...deps, server }));
      } catch (error) {
        if (isKeyRefused(error) && deps.restoreKeys != null) await deps.restoreKeys().catch(() => undefined);
        await noteServerTrouble(db, error);
        return "failed";
      }
    },
    async takeOut(articleId) {
      if (server === null) return "idle";
      return alone(db, SERVER_LOCK, () => takeOut({ ...deps, server }, articleId));
    },
  };
}
