import { filesFolder } from "../export/export-format.js";
import type { ConvertedArticle, Conversion } from "./convert-article.js";
import type { Source, SourceFault } from "./read-source.js";

/** How a text of an export names a file: from the article's folder. */
const fileLink = new RegExp(`(?:\\.\\./)*${filesFolder}/[0-9a-f]{64}(?:\\.[a-z0-9]+)?`, "g");

/** An article of an export: every byte as it was, with the files where this database keeps them. */
export async function ownArticle(
  source: Source,
  { path, takeImage }: Pick<Conversion, "path" | "takeImage">,
): Promise<ConvertedArticle | SourceFault> {
  const { title = "", summary = "" } = source.matter;
  // The export ends every file with a line end of its own.
  const text = source.body.replace(/\n$/, "");
  if (text === "") return { ok: false, line: null, reason: "has no text" };
  const taken = new Map<string, { id: string; href: string }>();
  for (const [link] of text.matchAll(fileLink)) {
    const file = taken.has(link) ? null : await takeImage(link, path);
    if (file !== null) taken.set(link, file);
  }
  return {
    ok: true,
    ...{ title, summary },
    body: text.replace(fileLink, (link) => taken.get(link)?.href ?? link),
    links: { rewritten: 0, unresolved: 0 },
    imageIds: [...taken.values()].map(({ id }) => id),
  };
}
