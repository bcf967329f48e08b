import type { LinkTarget } from "./article-links.js";
import type { LinkPlace, Outline, ReferencePlace } from "./article-outline.js";
import { applyEdits, removal, type Edit } from "./edits.js";
import type { Outliner } from "./outline-pool.js";
import type { Source, SourceFault } from "./read-source.js";

/** An article as it goes into the product. */
export interface ConvertedArticle {
  ok: true;
  title: string;
  summary: string;
  body: string;
  links: { rewritten: number; unresolved: number };
  imageIds: string[];
}

/** What a conversion asks of the import that it is part of. */
export interface Conversion {
  root: string;
  /** From the root, with forward slashes. */
  path: string;
  /** Absolute. */
  file: string;
  outline: Outliner["outline"];
  resolveLink: (href: string, from: string) => LinkTarget;
  /** Takes an image along; null where it cannot be, which is reported by whoever takes it. */
  takeImage: (src: string, from: string) => Promise<{ id: string; href: string } | null>;
}

const longestTitle = 300;
const longestSummary = 320;

/** Makes an article of a file. The author's own Markdown is kept to the letter, save for links, images and what is no Markdown. */
export async function convertArticle(
  source: Source,
  conversion: Conversion,
): Promise<ConvertedArticle | SourceFault> {
  const { matter, body: written, linesBefore } = source;
  const { path, file, root } = conversion;
  const summary = matter.summary ?? matter.description;
  const outlined = await conversion.outline({
    ...{ body: written, linesBefore, path, file, root },
    needsParagraph: summary === undefined,
  });
  if (!outlined.ok) return outlined;
  const { text, outline } = outlined;
  const title = outline.title?.text || matter.title || nameOf(conversion.path);
  const edits: Edit[] = outline.title === null ? [] : [removal(outline.title)];
  const links = editLinks(outline, text, conversion, edits);
  const imageIds = await editImages(outline, conversion, edits);
  const body = applyEdits(text, edits).trim();
  if (body === "") return { ok: false, line: null, reason: "has no text" };
  return {
    ok: true,
    title: cut(title, longestTitle),
    summary: cut(summary ?? outline.firstParagraph, longestSummary),
    body,
    links,
    imageIds,
  };
}

/** Links to files become links to articles; those that lead nowhere become their text. */
function editLinks(
  outline: Outline,
  text: string,
  { path, resolveLink }: Conversion,
  edits: Edit[],
): ConvertedArticle["links"] {
  const links = { rewritten: 0, unresolved: 0 };
  const lost = new Set<string>();
  for (const { url, identifier, label, ...span } of outline.definitions) {
    const target = resolveLink(url, path);
    if (target.kind === "unresolved") {
      lost.add(identifier);
      edits.push(removal(span));
    } else if (target.href !== url) edits.push({ ...span, text: `[${label}]: <${target.href}>` });
  }
  for (const reference of outline.references) {
    if (!lost.has(reference.identifier)) continue;
    links.unresolved += 1;
    edits.push(...unwrap(reference));
  }
  for (const link of outline.links) {
    const target = resolveLink(link.url, path);
    if (target.kind === "article") links.rewritten += 1;
    if (target.kind === "unresolved") {
      links.unresolved += 1;
      edits.push(...unwrap(link));
    } else if (target.href !== link.url && text[link.start] === "[") {
      // Bare addresses have no label to keep.
      edits.push({ start: link.label?.end ?? link.start + 1, end: link.end, text: `](${target.href})` });
    }
  }
  return links;
}

/** Takes the brackets and the address away and leaves what stands between. */
function unwrap({ start, end, label }: LinkPlace | ReferencePlace): Edit[] {
  if (label === null) return [removal({ start, end })];
  return [removal({ start, end: label.start }), removal({ start: label.end, end })];
}

/** Images of the folder are taken along; those of other sites become links, as readers' browsers ask nobody else for anything. */
async function editImages(
  { images }: Outline,
  { path, takeImage }: Conversion,
  edits: Edit[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { url, alt, start, end } of images) {
    const words = alt.replace(/[[\]\n]/g, " ").trim();
    if (/^(https?:)?\/\//i.test(url)) {
      edits.push({ start, end, text: `[${words || "Picture"}](<${url}>)` });
      continue;
    }
    const taken = await takeImage(url, path);
    if (taken !== null) ids.push(taken.id);
    edits.push({ start, end, text: taken === null ? words : `![${words}](${taken.href})` });
  }
  return ids;
}

function nameOf(path: string): string {
  const parts = path.replace(/\.[a-z]+$/i, "").split("/");
  const name = parts.at(-1)?.toLowerCase() === "index" ? (parts.at(-2) ?? "index") : (parts.at(-1) ?? path);
  const words = name.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function cut(text: string, longest: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line;
  return `${line.slice(0, longest - 1).replace(/\s+\S*$/, "")}…`;
}
