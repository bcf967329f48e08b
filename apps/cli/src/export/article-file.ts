import type { ExportedArticle } from "@recourse/core";
import { stringify } from "yaml";
import { linkToFile } from "./export-format.js";

/** One line for each name and text: editors and differences show them whole. */
export function frontMatter(values: Record<string, unknown>): string {
  const given = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return stringify(Object.fromEntries(given), { lineWidth: 0, aliasDuplicateObjects: false });
}

/** An article as a file: front matter, the text to the byte save for where its files are, and a line end. */
export function articleFile(
  article: ExportedArticle,
  folder: string,
  nameOf: (key: string) => FileName | null,
): string {
  const { title, summary, slug, formerSlugs, audience, position, productAreas, protocols, platforms } =
    article;
  const { owner, reviewInterval, lastCheckedOn, firstPublishedAt, publishedAt } = article;
  const matter = frontMatter({
    ...{ title, summary, slug, formerSlugs, audience, position, productAreas, protocols },
    platforms: platforms.map(({ name, version }) => (version === null ? { name } : { name, version })),
    ...{ owner, reviewInterval, lastCheckedOn },
    firstPublishedAt: firstPublishedAt.toISOString(),
    publishedAt: publishedAt.toISOString(),
  });
  return `---\n${matter}---\n${withFileLinks(article.body, folder, nameOf)}\n`;
}

/** How an export calls a file. */
export interface FileName {
  sha256: string;
  name: string;
}

function withFileLinks(body: string, folder: string, nameOf: (key: string) => FileName | null): string {
  return body.replace(/\/files\/([\w-]+)/g, (link, key: string) => {
    const file = nameOf(key);
    return file === null ? link : linkToFile(folder, file.sha256, file.name);
  });
}
