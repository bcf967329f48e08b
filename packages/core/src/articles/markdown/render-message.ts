import { createHtmlPipeline } from "./html-pipeline.js";
import { parseMarkdown } from "./parse-markdown.js";
import { messageSchema } from "./sanitise-schema.js";
import { splitQuoted } from "./split-quoted.js";

const toHtml = createHtmlPipeline(messageSchema);

/**
 * A message of a ticket as HTML: as safe as an article, and without pictures from elsewhere. History that it quotes at its end is folded
 * away, one click from being read.
 */
export function renderMessage(markdown: string): string {
  const { fresh, quoted } = splitQuoted(parseMarkdown(markdown), markdown);
  return quoted === null
    ? toHtml(fresh)
    : `${toHtml(fresh)}\n<details class="quoted-text"><summary>Show quoted text</summary>\n${toHtml(quoted)}\n</details>`;
}
