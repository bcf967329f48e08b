const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

/**
 * Every word one typing error away: a letter too few, too many, mistaken, or swapped with its neighbour. Looked up as they are, they find
 * what trigrams miss: "mial" has one trigram of nine in common with "mail".
 */
export function oneErrorAway(word: string): string[] {
  const letters = [...new Set([...ALPHABET, ...word])];
  const words = new Set<string>();
  for (let place = 0; place <= word.length; place += 1) {
    const head = word.slice(0, place);
    const tail = word.slice(place);
    if (tail !== "") words.add(head + tail.slice(1));
    if (tail.length > 1) words.add(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2));
    for (const letter of letters) {
      words.add(head + letter + tail);
      if (tail !== "") words.add(head + letter + tail.slice(1));
    }
  }
  words.delete(word);
  return [...words];
}
