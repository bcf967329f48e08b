import type { Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { wordsOfTerm, type SynonymMatch } from "../query/search-words.js";
import { rarity, type Mention } from "../query/weigh-terms.js";
import { lookUpWords, type KnownLexeme } from "./look-up-words.js";

/** What a synonym is worth beside the word that was typed: where both stand alike, the word itself comes first. */
const SYNONYM = 0.7;

/** What the matches stand for as well. `typed` answers with the lexemes of the words of a match, as far as any article has them. */
export async function synonymMentions(
  tx: EntityManager,
  matches: readonly SynonymMatch[],
  { typed, viewer }: { typed: (match: SynonymMatch) => KnownLexeme[]; viewer: Audience },
): Promise<Mention[]> {
  const others = matches.flatMap((match) =>
    match.alsoFinds.map((term) => ({ match, text: wordsOfTerm(term).join(" ") })),
  );
  if (others.length === 0) return [];
  const { words, articles } = await lookUpWords(
    tx,
    others.map(({ text }) => text),
    { prefix: null, viewer },
  );
  let groups = 0;
  return others.flatMap(({ match }, place) => {
    const { lexemes, known } = words[place] ?? { lexemes: [], known: [] };
    const own = typed(match);
    // Half a term means something else; and what was typed anyway needs no synonym.
    if (known.length === 0 || known.length < lexemes.length || isAmong(known, own)) return [];
    const group = known.length === 1 ? 0 : (groups += 1);
    const share = SYNONYM * Math.min(1, worthOf(own, articles) / worthOf(known, articles));
    return known.map((lexeme): Mention => ({ ...lexeme, sureness: share, group }));
  });
}

/** Together, so that a term of three words is not worth three words. A word that no article has leaves its synonyms their own worth. */
function worthOf(lexemes: readonly KnownLexeme[], articles: number): number {
  const unique = new Map(lexemes.map((lexeme) => [lexeme.no, lexeme]));
  if (unique.size === 0) return Number.POSITIVE_INFINITY;
  return [...unique.values()].reduce((sum, lexeme) => sum + rarity(lexeme.articles, articles), 0);
}

function isAmong(some: readonly KnownLexeme[], all: readonly KnownLexeme[]): boolean {
  return some.every(({ no }) => all.some((other) => other.no === no));
}
