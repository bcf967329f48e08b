import type { DataSource, EntityManager } from "typeorm";
import { columnsOf } from "../database/columns.js";
import { StopWord } from "./stop-word.entity.js";
import { SynonymGroup } from "./synonym-group.entity.js";

type Db = DataSource | EntityManager;

/** What an article index is set to, in lower case. The same version means the same settings. */
export interface SearchSettings {
  /** Groups of words that stand for each other. */
  synonyms: string[][];
  /** What is found for `from` as well, and not the other way round. */
  oneWay: { from: string; to: string }[];
  stopWords: string[];
  version: number;
}

/** In one statement, so that the version is that of the words. */
export async function searchSettings(db: Db): Promise<SearchSettings> {
  const [row] = await db.query<SearchSettings[]>(
    `select s.version,
       (select coalesce(json_agg(g.terms order by g.id), '[]') from synonym_groups g where g.also_finds is null) as synonyms,
       (select coalesce(json_agg(json_build_object('from', f, 'to', t) order by g.id, f, t), '[]')
          from synonym_groups g, unnest(g.terms) f, unnest(g.also_finds) t where f <> t) as "oneWay",
       (select coalesce(json_agg(w.word order by w.word), '[]') from stop_words w) as "stopWords"
     from search_settings s`,
  );
  return row ?? { synonyms: [], oneWay: [], stopWords: [], version: 0 };
}

/** All of them, by their first term: there are at most some hundred (MOST_GROUPS). */
export function listSynonymGroups(db: Db): Promise<SynonymGroup[]> {
  return db.query(
    `select ${columnsOf(db, SynonymGroup, "g")} from synonym_groups g order by g.terms[1] collate "C", g.id`,
  );
}

export function listStopWords(db: Db): Promise<StopWord[]> {
  return db.query(`select ${columnsOf(db, StopWord, "w")} from stop_words w order by w.word`);
}
