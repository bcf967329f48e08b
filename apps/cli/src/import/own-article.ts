import { namedFiles, replaceFileLinks } from "../export/export-format.js";
import type { ConvertedArticle } from "./convert-article.js";
import type { Source, SourceFault } from "./read-source.js";
import type { TakeExportedFile } from "./take-exported-files.js";
import type { TakenImage } from "./take-images.js";

/** An article of an export: every byte as it was, with the files where this database keeps them. */
export async function ownArticle(
  source: Source,
  path: string,
  take: TakeExportedFile,
): Promise<ConvertedArticle | SourceFault> {
  const { title = "", summary = "" } = source.matter;
  // The export ends every file with a line end of its own.
  const text = source.body.replace(/\n$/, "");
  if (text === "") return { ok: false, line: null, reason: "has no text" };
  const taken = new Map<string, TakenImage>();
  for (const file of namedFiles(text)) {
    const found = await take(file.path, file.sha256, path);
    if (found !== null) taken.set(file.link, found);
  }
  return {
    ok: true,
    ...{ title, summary },
    body: replaceFileLinks(text, (link) => taken.get(link)?.href),
    links: { rewritten: 0, unresolved: 0 },
    imageIds: [...taken.values()].map(({ id }) => id),
  };
}
