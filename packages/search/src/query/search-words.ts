import type { SearchSettings } from "@recourse/core";
import { foldWord, wordsOf } from "./fold-word.js";

/** Synonyms and stop words, prepared for reading queries. */
export interface SearchWords {
  version: number;
  /** What a run of words stands for as well, by the keys of its words (`keyOfRun`). */
  synonyms: ReadonlyMap<string, readonly string[]>;
  /** Words of the longest term. */
  longest: number;
  /** Folded (fold-word.ts). */
  stopWords: ReadonlySet<string>;
}

/** A word as synonyms compare it: its lexeme, so that "VPNs" is "vpn", or the word itself where it has none, as "in" of "log in". */
export type KeyOfWord = (foldedWord: string) => string;

export function prepareSearchWords(settings: SearchSettings, keyOf: KeyOfWord): SearchWords {
  const synonyms = new Map<string, string[]>();
  let longest = 0;
  const add = (term: string, others: readonly string[]): void => {
    const words = wordsOfTerm(term);
    if (words.length === 0) return;
    longest = Math.max(longest, words.length);
    const key = keyOfRun(words.map(keyOf));
    const known = synonyms.get(key) ?? [];
    synonyms.set(key, [...new Set([...known, ...others.filter((other) => other !== term)])]);
  };
  for (const group of settings.synonyms) for (const term of group) add(term, group);
  for (const { from, to } of settings.oneWay) add(from, [to]);
  return {
    version: settings.version,
    synonyms,
    longest,
    stopWords: new Set(settings.stopWords.map(foldWord)),
  };
}

/** Every word of every term. */
export function wordsOfSettings({ synonyms, oneWay }: SearchSettings): string[] {
  const terms = [...synonyms.flat(), ...oneWay.flatMap(({ from, to }) => [from, to])];
  return [...new Set(terms.flatMap(wordsOfTerm))];
}

export function wordsOfTerm(term: string): string[] {
  return wordsOf(term).map(({ word }) => word);
}

export function keyOfRun(keys: readonly string[]): string {
  return keys.join(" ");
}

/** Words from `start` up to but not including `end` of a query, and what they stand for as well. */
export interface SynonymMatch {
  start: number;
  end: number;
  alsoFinds: readonly string[];
}

/** Every run of words that has synonyms, the longest first: in "active directory" nobody means a directory. */
export function matchSynonyms(keys: readonly string[], { synonyms, longest }: SearchWords): SynonymMatch[] {
  const matches: SynonymMatch[] = [];
  for (let start = 0; start < keys.length; start += 1) {
    for (let end = Math.min(start + longest, keys.length); end > start; end -= 1) {
      const alsoFinds = synonyms.get(keyOfRun(keys.slice(start, end)));
      if (alsoFinds === undefined) continue;
      matches.push({ start, end, alsoFinds });
      start = end - 1;
      break;
    }
  }
  return matches;
}
