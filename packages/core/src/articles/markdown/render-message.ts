import { createHtmlPipeline } from "./html-pipeline.js";
import { parseMarkdown } from "./parse-markdown.js";
import { messageSchema } from "./sanitise-schema.js";

const toHtml = createHtmlPipeline(messageSchema);

/** A message of a ticket as HTML: as safe as an article, and without pictures from elsewhere. */
export function renderMessage(markdown: string): string {
  return toHtml(parseMarkdown(markdown));
}
