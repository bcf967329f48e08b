/**
 * Text as PostgreSQL's parser should read it, for articles and queries alike. Left alone, the parser takes "and/or" for the name of a
 * file, "ldap.example.com" for one word, "<user name>" for markup that it skips, and "-1018" for a negative number.
 */
export function searchableText(text: string): string {
  return text
    .replaceAll("\0", "")
    .replace(INVISIBLE, "")
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[/\\_@:<>&|]+/g, " ")
    .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L})/gu, " ")
    .replace(/(?<![\p{L}\p{N}-])-+(?=\p{N})/gu, " ");
}

/** "wi-fi" is also "wifi", "e-mail" also "email": the words that hyphenated ones become in one piece. */
export function writtenAsOne(text: string): string[] {
  return (text.match(/(?<![\p{L}\p{N}-])\p{L}{1,12}-\p{L}{1,12}(?![\p{L}\p{N}-])/gu) ?? []).map((word) =>
    word.replace("-", ""),
  );
}

// What separates letters without being seen (soft hyphens, joiners), and halves of surrogate pairs, which PostgreSQL cannot hold.
const INVISIBLE = /[\p{Cf}\p{Surrogate}]/gu;
