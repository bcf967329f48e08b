import { openMarkdown, type MarkdownDocument } from "./markdown-document.js";

export type Opening = { ok: true; opened: MarkdownDocument } | { ok: false; why: string };

/** Beyond it, typing would no longer be smooth. */
const longest = 200_000;

/** A document to edit, or why the text is better edited as Markdown. */
export function openSafely(markdown: string): Opening {
  if (markdown.length > longest) {
    return { ok: false, why: "This text is too long for the editor. You can edit it as Markdown." };
  }
  try {
    const opened = openMarkdown(markdown);
    opened.doc.check();
    return { ok: true, opened };
  } catch {
    return {
      ok: false,
      why: "The editor cannot hold this text without changing it. You can edit it as Markdown.",
    };
  }
}
