import { searchSettings } from "@recourse/core";
import type { EntityManager } from "typeorm";
import { prepareSearchWords, wordsOfSettings, type SearchWords } from "../query/search-words.js";

/** Synonyms and stop words as a process keeps them. Every look-up of a query tells whether they are still those of the database. */
export interface KeptSearchWords {
  read(tx: EntityManager): Promise<SearchWords>;
  readAgain(tx: EntityManager): Promise<SearchWords>;
}

export function keepSearchWords(): KeptSearchWords {
  let kept: SearchWords | null = null;
  const readAgain = async (tx: EntityManager) => (kept = await readSearchWords(tx));
  return { readAgain, read: async (tx) => kept ?? (await readAgain(tx)) };
}

async function readSearchWords(tx: EntityManager): Promise<SearchWords> {
  const settings = await searchSettings(tx);
  const words = wordsOfSettings(settings);
  const rows =
    words.length === 0
      ? []
      : await tx.query<{ word: string; lexeme: string | null }[]>(
          `select word, (tsvector_to_array(to_tsvector('recourse', word)))[1] as lexeme from unnest($1::text[]) word`,
          [words],
        );
  const lexemes = new Map(rows.map(({ word, lexeme }) => [word, lexeme]));
  return prepareSearchWords(settings, (word) => lexemes.get(word) ?? word);
}
