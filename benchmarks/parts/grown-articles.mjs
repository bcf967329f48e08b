import { judgedDocuments } from "./judged-queries.mjs";
import { seededRandom } from "./random.mjs";

const AUDIENCES = ["public", "public", "customers", "staff"];

/**
 * As many articles as wanted, made of the words people really write: paragraphs of the 2,449 support articles, five sections of
 * about 600 characters each, under titles put together from two halves. Every word keeps its share of the articles, so that common words
 * get as common as they can.
 */
export function articleGrower(seed = 1) {
  const { next, pick } = seededRandom(seed);
  const sources = judgedDocuments().filter(({ id, title }) => !/^t\d+$/.test(id) && title !== "");
  const paragraphs = sources.flatMap(({ body }) =>
    body
      .split("\n\n")
      .map((text) => text.trim())
      .filter((text) => text.length > 20 && text.length < 1_200),
  );
  const titleOf = () => {
    const front = pick(sources).title.split(" ");
    const back = pick(sources).title.split(" ");
    const title = [
      ...front.slice(0, Math.ceil(front.length / 2)),
      ...back.slice(Math.floor(back.length / 2)),
    ].join(" ");
    return title.slice(0, 300);
  };
  const section = () => {
    let text = pick(paragraphs);
    while (text.length < 500) text += `\n\n${pick(paragraphs)}`;
    return text;
  };
  return {
    article() {
      const heading = () => `## ${pick(sources).title.split(" ").slice(0, 4).join(" ")}`;
      const body = [section(), ...Array.from({ length: 4 }, () => `${heading()}\n\n${section()}`)].join(
        "\n\n",
      );
      return {
        title: titleOf(),
        summary: pick(paragraphs).slice(0, 160),
        body,
        audience: pick(AUDIENCES),
        categoryId: null,
      };
    },
    /** Half of them a few words as people type them, half whole questions of 11 to 14 words; with a typing error in one of ten. */
    query() {
      const { title, body } = pick(sources);
      if (next() < 0.5) {
        const words = title.split(/\s+/);
        const count = 2 + Math.floor(next() * 3);
        const start = Math.floor(next() * Math.max(1, words.length - count));
        return misspelt(words.slice(start, start + count).join(" "));
      }
      const long = body.split("\n\n").filter((text) => text.length > 60);
      return misspelt(
        (long.length === 0 ? title : pick(long))
          .trim()
          .split(/\s+/)
          .slice(0, 11 + Math.floor(next() * 4))
          .join(" "),
      );
    },
  };

  function misspelt(query) {
    if (next() > 0.1) return query;
    const place = Math.floor(next() * query.length);
    return (
      query.slice(0, place) +
      query.slice(place + 1, place + 2) +
      query.slice(place, place + 1) +
      query.slice(place + 2)
    );
  }
}
