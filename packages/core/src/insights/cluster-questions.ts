/** A query or request, as its words. */
export interface Question {
  key: string;
  /** Lexemes, each once. */
  words: readonly string[];
  /** The gap that it is a member of already. */
  gapId: string | null;
  /** Whether it found no article: only such a question makes a new gap; the others may join one. */
  unanswered: boolean;
}

export interface Clusters {
  /** Questions that join a gap, by key. */
  joined: Map<string, string>;
  /** New gaps: the keys of each. */
  founded: string[][];
}

/** How much of two questions must be the same, the rarer words weighing more. */
const ALIKE = 0.5;

/**
 * Puts questions that ask the same into one cluster. A question stays in the gap it is in, so that a gap keeps its identity and its
 * history; a new one joins the gap that it is most like, and what is like no gap forms new ones among itself. The same questions give
 * the same clusters, in whatever order they come.
 */
export function clusterQuestions(given: readonly Question[]): Clusters {
  const questions = given
    .filter(({ words }) => words.length > 0)
    .toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const weigh = weightsOf(questions);
  const withWord = placesByWord(questions);
  const likenesses = questions.map((question, place) =>
    alikeBehind(questions, question, place, withWord, weigh),
  );

  const joined = new Map<string, string>();
  const strongest = new Map<number, { gapId: string; likeness: number }>();
  const consider = (place: number, other: number, likeness: number) => {
    const gapId = questions[other]?.gapId ?? null;
    const best = strongest.get(place);
    if (questions[place]?.gapId !== null || gapId === null) return;
    if (best === undefined || likeness > best.likeness || (likeness === best.likeness && gapId < best.gapId))
      strongest.set(place, { gapId, likeness });
  };
  likenesses.forEach((alike, place) =>
    alike.forEach((likeness, other) => {
      consider(place, other, likeness);
      consider(other, place, likeness);
    }),
  );
  for (const [place, { gapId }] of strongest) {
    const question = questions[place];
    if (question !== undefined) joined.set(question.key, gapId);
  }
  return { joined, founded: found(questions, likenesses, strongest) };
}

/** Union-find over what neither is in a gap nor joins one. */
function found(
  questions: readonly Question[],
  likenesses: readonly ReadonlyMap<number, number>[],
  joining: ReadonlyMap<number, unknown>,
): string[][] {
  const founds = (place: number) =>
    questions[place]?.unanswered === true && questions[place].gapId === null && !joining.has(place);
  const parents = questions.map((_question, place) => place);
  const root = (place: number): number => {
    const parent = parents[place] ?? place;
    return parent === place ? place : (parents[place] = root(parent));
  };
  likenesses.forEach((alike, place) => {
    for (const other of alike.keys()) {
      if (!founds(place) || !founds(other)) continue;
      const [first, second] = [root(place), root(other)].toSorted((left, right) => left - right);
      if (first !== undefined && second !== undefined) parents[second] = first;
    }
  });
  const clusters = new Map<number, string[]>();
  questions.forEach(({ key }, place) => {
    if (founds(place)) clusters.set(root(place), [...(clusters.get(root(place)) ?? []), key]);
  });
  return [...clusters.values()];
}

/** Words that few questions have tell most of what a question is about. */
function weightsOf(questions: readonly Question[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of questions) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + questions.length / (counts.get(word) ?? 1));
}

function placesByWord(questions: readonly Question[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  questions.forEach(({ words }, place) => {
    for (const word of words) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [place]);
      else known.push(place);
    }
  });
  return places;
}

/** Later questions that are like this one: twice what they share, of what both have (Dice). */
function alikeBehind(
  questions: readonly Question[],
  { words }: Question,
  place: number,
  withWord: ReadonlyMap<string, readonly number[]>,
  weigh: (word: string) => number,
): Map<number, number> {
  const total = (each: readonly string[]) => each.reduce((sum, word) => sum + weigh(word), 0);
  const shared = new Map<number, number>();
  for (const word of words) {
    for (const other of withWord.get(word) ?? []) {
      if (other > place) shared.set(other, (shared.get(other) ?? 0) + weigh(word));
    }
  }
  const own = total(words);
  const alike = new Map<number, number>();
  for (const [other, weight] of shared) {
    const likeness = (2 * weight) / (own + total(questions[other]?.words ?? []));
    if (likeness >= ALIKE) alike.set(other, likeness);
  }
  return alike;
}
