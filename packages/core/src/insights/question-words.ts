import type { EntityManager } from "typeorm";

/** How much of the letters of two words must be the same for the rarer to be a typing error of the other. */
const TYPING_LIKENESS = 0.6;

/**
 * The words of each text as search knows them: stems, without accents, without words that say nothing. A word that is nearly another,
 * more common one stands for that one; words with digits do not, as they name different things.
 */
export async function questionWords(tx: EntityManager, texts: readonly string[]): Promise<string[][]> {
  const rows = await tx.query<{ words: string[] }[]>(
    `select tsvector_to_array(to_tsvector('recourse', text)) as words
     from unnest($1::text[]) with ordinality as t (text, place) order by place`,
    [texts],
  );
  const repaired = await typingErrors(
    tx,
    rows.map(({ words }) => words),
  );
  return rows.map(({ words }) => [...new Set(words.map((word) => repaired.get(word) ?? word))].toSorted());
}

async function typingErrors(tx: EntityManager, texts: readonly string[][]): Promise<Map<string, string>> {
  const counts = new Map<string, number>();
  for (const words of texts) {
    for (const word of words) {
      if (word.length >= 5 && !/\d/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  await tx.query(
    "create temporary table if not exists gap_words (word text primary key, count integer not null) on commit drop",
  );
  await tx.query("truncate gap_words");
  await tx.query("insert into gap_words select * from unnest($1::text[], $2::integer[])", [
    [...counts.keys()],
    [...counts.values()],
  ]);
  await tx.query(
    "create index if not exists gap_words_by_trigram on gap_words using gin (word gin_trgm_ops)",
  );
  await tx.query(`set local pg_trgm.similarity_threshold = ${TYPING_LIKENESS}`);
  const rows = await tx.query<{ word: string; meant: string }[]>(
    `select distinct on (w.word) w.word, m.word as meant
     from gap_words w join gap_words m on m.word % w.word
       and (m.count > w.count or (m.count = w.count and m.word < w.word))
     order by w.word, similarity(m.word, w.word) desc, m.count desc, m.word`,
  );
  const meant = new Map(rows.map((row) => [row.word, row.meant]));
  // What a word stands for may stand for another one; every step goes to a more common word, so this ends.
  const last = (word: string): string => {
    const next = meant.get(word);
    return next === undefined ? word : last(next);
  };
  return new Map([...meant.keys()].map((word) => [word, last(word)]));
}
