import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import {
  readKnowledgeBase,
  type CoreDeps,
  type ExportedArticle,
  type ExportedCategory,
  type ExportedFile,
  type KnowledgeBase,
} from "@recourse/core";
import type { Audience } from "@recourse/policy";
import type { ImportProgress } from "../import/import-report.js";
import { articleFile, frontMatter, type FileName } from "./article-file.js";
import { categoryFile, exportFormat, filePath, manifestFile } from "./export-format.js";
import type { ExportReport } from "./export-report.js";
import { prepareTarget } from "./replace-folder.js";

export interface ExportOptions {
  /** The widest audience whose articles are exported. */
  audience: Audience;
  /** Takes the place of an earlier export. */
  force: boolean;
}

/**
 * Writes every published article that the audience may read as Markdown with front matter, categories as folders, files beside them;
 * `importFolder` takes it back without loss. The folder is there whole or not at all: it is written beside and moved.
 * @throws CommandFailure when the folder is in use for something else
 */
export async function exportFolder(
  deps: CoreDeps,
  folder: string,
  { audience, force }: ExportOptions,
  progress: ImportProgress,
): Promise<ExportReport> {
  const started = performance.now();
  const target = await prepareTarget(folder, force);
  const report = await readKnowledgeBase(deps, audience, (knowledgeBase) =>
    writeKnowledgeBase(deps, target.work, knowledgeBase, progress),
  );
  await writeFile(join(target.work, manifestFile), frontMatter({ format: exportFormat, audience }));
  await target.finish();
  return { ...report, folder: target.folder, milliseconds: performance.now() - started };
}

async function writeKnowledgeBase(
  deps: CoreDeps,
  root: string,
  { categories, articleCount, files, articles }: KnowledgeBase,
  progress: ImportProgress,
): Promise<Omit<ExportReport, "folder" | "milliseconds">> {
  const folders = foldersOf(categories);
  for (const category of categories) await writeCategory(root, folders.get(category.id) ?? "", category);
  const names = namesOf(files);
  const written = new Set<string>();
  const missing: ExportReport["missing"] = [];
  let done = 0;
  for await (const page of articles()) {
    for (const article of page) {
      const folder = article.categoryId === null ? "" : (folders.get(article.categoryId) ?? "");
      const there = await writeFiles(deps, root, article, names, written);
      missing.push(...there.missing.map((key) => ({ slug: article.slug, key })));
      const text = articleFile(article, folder, (key) => there.names.get(key) ?? null);
      await writeFile(join(root, folder, `${article.slug}.md`), text);
      done += 1;
    }
    progress(done, articleCount);
  }
  return { articles: done, categories: categories.length, files: written.size, missing };
}

/** Each category's path from the root, parents before children. */
function foldersOf(categories: readonly ExportedCategory[]): Map<string, string> {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const pathOf = ({ slug, parentId }: ExportedCategory): string => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    return parent === undefined ? slug : `${pathOf(parent)}/${slug}`;
  };
  return new Map(categories.map((category) => [category.id, pathOf(category)]));
}

async function writeCategory(root: string, folder: string, category: ExportedCategory): Promise<void> {
  const { title, description, slug, formerSlugs, audience, position, owner, reviewInterval } = category;
  await mkdir(join(root, folder), { recursive: true });
  await writeFile(
    join(root, folder, categoryFile),
    frontMatter({ title, description, slug, formerSlugs, audience, position, owner, reviewInterval }),
  );
}

/** The same bytes have one name, that of who sent them first: so a database that keeps them once exports the same. */
function namesOf(files: readonly ExportedFile[]): Map<string, FileName> {
  const first = new Map<string, FileName>();
  const names = new Map<string, FileName>();
  for (const { storageKey, sha256, name } of files) {
    const known = first.get(sha256) ?? { sha256, name };
    first.set(sha256, known);
    names.set(storageKey, known);
  }
  return names;
}

/** Writes the files that the article names, unless another did; those whose bytes are gone are told. */
async function writeFiles(
  { files }: CoreDeps,
  root: string,
  article: ExportedArticle,
  names: ReadonlyMap<string, FileName>,
  written: Set<string>,
): Promise<{ names: Map<string, FileName>; missing: string[] }> {
  const there = new Map<string, FileName>();
  const missing: string[] = [];
  for (const key of article.fileKeys) {
    const file = names.get(key);
    if (file === undefined) continue;
    const path = filePath(file.sha256, file.name);
    if (!written.has(path)) {
      const content = await files.read(key);
      if (content === null) {
        missing.push(key);
        continue;
      }
      await mkdir(dirname(join(root, path)), { recursive: true });
      await pipeline(content, createWriteStream(join(root, path)));
      written.add(path);
    }
    there.set(key, file);
  }
  return { names: there, missing };
}
