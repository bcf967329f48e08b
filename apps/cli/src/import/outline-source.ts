import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import type { Outline } from "./article-outline.js";
import { plainFromDocfx } from "./docfx.js";
import { parseMdx } from "./mdx.js";
import { parsedOutline } from "./parsed-outline.js";
import { quickOutline } from "./quick-outline.js";
import type { SourceFault } from "./read-source.js";

/** A text to be made Markdown, as plain data: it may be for another thread. */
export interface OutlineRequest {
  body: string;
  /** Lines of the file before the body. */
  linesBefore: number;
  root: string;
  /** From the root, with forward slashes. */
  path: string;
  /** Absolute. */
  file: string;
  needsParagraph: boolean;
}

export type OutlinedText = { ok: true; text: string; outline: Outline } | SourceFault;

const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", rule: "-", fences: true, resourceLink: true })
  .freeze();

/** The Markdown of a file, and what of it an import changes: nearly all the work that an article is. */
export async function outlineSource(request: OutlineRequest): Promise<OutlinedText> {
  const text = await asMarkdown(request);
  if (typeof text !== "string") return text;
  return { ok: true, text, outline: quickOutline(text, request.needsParagraph) ?? parsedOutline(text) };
}

async function asMarkdown(request: OutlineRequest): Promise<string | SourceFault> {
  const { body, linesBefore, path, file, root } = request;
  if (!path.toLowerCase().endsWith(".mdx")) return plainFromDocfx(body, file, root);
  const parsed = parseMdx(body);
  if (!parsed.ok) return { ...parsed, line: parsed.line === null ? null : parsed.line + linesBefore };
  return writer.stringify(parsed.tree);
}
