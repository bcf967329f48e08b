import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import {
  importArticles,
  sourceSlugs,
  upsertCategories,
  type Actor,
  type CoreDeps,
  type ImportedArticle,
} from "@recourse/core";
import type { Audience } from "@recourse/policy";
import { CommandFailure } from "../command-failure.js";
import { createLinkResolver } from "./article-links.js";
import { convertArticle } from "./convert-article.js";
import { folderCategories } from "./folder-categories.js";
import type { ImportProgress, ImportReport, SkippedFile } from "./import-report.js";
import { readSource } from "./read-source.js";
import { scanFolder, type ScannedFolder } from "./scan-folder.js";
import { assignSlugs } from "./slugs.js";
import { createImageTaker } from "./take-images.js";

export interface ImportOptions {
  actor: Actor;
  /** For every article, instead of what its front matter says; without either an article is for staff. */
  audience?: Audience;
}

/** Articles of one transaction: what a kill can cost. */
const batchSize = 50;

/**
 * Imports a folder of Markdown and MDX. Every file is taken whole or not at all, and accounted for in the report. Cut off and run again, it
 * goes on where it was; run twice, it changes nothing.
 * @throws CommandFailure when the folder cannot be read
 */
export async function importFolder(
  deps: CoreDeps,
  folder: string,
  options: ImportOptions,
  progress: ImportProgress,
): Promise<ImportReport> {
  const started = performance.now();
  const scanned = await scanFolder(folder).catch((cause: unknown) => {
    throw new CommandFailure(
      `${folder} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  });
  const { actor } = options;
  const plan = await planImport(deps, actor, scanned);
  const images = createImageTaker(deps, actor, scanned.root);
  const report: ImportReport = {
    found: scanned.articles.length + scanned.skipped.length,
    imported: 0,
    updated: 0,
    unchanged: 0,
    skipped: [...scanned.skipped, ...plan.skipped],
    images: { taken: 0, skipped: images.skipped },
    links: { rewritten: 0, unresolved: 0 },
    categories: plan.categoryIds.size,
    audiences: { public: 0, customers: 0, staff: 0 },
    milliseconds: 0,
  };

  const write = async (batch: readonly ImportedArticle[], done: number): Promise<void> => {
    const result = await importArticles(deps, actor, batch);
    if (!result.ok) throw new CommandFailure(result.refusals.map(({ message }) => message).join(" "));
    for (const outcome of result.outcomes.values()) report[outcome] += 1;
    for (const { audience } of batch) report.audiences[audience] += 1;
    progress(done, plan.articles.length);
  };
  // While the database writes one batch, the next is read.
  let writing = Promise.resolve();
  for (let from = 0; from < plan.articles.length; from += batchSize) {
    const batch: ImportedArticle[] = [];
    for (const planned of plan.articles.slice(from, from + batchSize)) {
      const article = await readPlanned(planned, scanned, plan, options, images.takeImage, report);
      if (article !== null) batch.push(article);
    }
    await writing;
    writing = write(batch, Math.min(from + batchSize, plan.articles.length));
    // It is awaited before the next; until then a failure is not nobody's.
    writing.catch(() => undefined);
  }
  await writing;
  report.images.taken = await images.taken();
  report.milliseconds = performance.now() - started;
  return report;
}

interface PlannedArticle {
  path: string;
  slug: string;
  position: number;
}

interface ImportPlan {
  /** Names this folder between imports, before each path. */
  prefix: string;
  articles: PlannedArticle[];
  /** By source path. */
  categoryIds: Map<string, string>;
  resolveLink: ReturnType<typeof createLinkResolver>;
  skipped: SkippedFile[];
}

/** First pass: names, slugs and categories, so that links can point to articles that come later. */
async function planImport(
  deps: CoreDeps,
  actor: Actor,
  { root, articles }: ScannedFolder,
): Promise<ImportPlan> {
  const prefix = basename(root);
  const skipped: SkippedFile[] = [];
  const wanted: { path: string; slug: string | null; position: number }[] = [];
  const titles = new Map<string, string>();
  for (const [place, path] of articles.entries()) {
    const source = await readSource(join(root, path));
    if (!source.ok) {
      skipped.push({ file: path, line: source.line, reason: source.reason });
      continue;
    }
    wanted.push({ path, slug: source.matter.slug ?? null, position: source.matter.position ?? place });
    if (source.matter.title !== undefined) titles.set(path.replace(/\.[a-z]+$/i, ""), source.matter.title);
  }

  const paths = wanted.map(({ path }) => path);
  const known = await sourceSlugs(deps.db, `${prefix}/`);
  const { categories, faults } = await folderCategories(
    root,
    paths,
    titles,
    known.otherCategorySlugs,
    prefix,
  );
  const [fault] = faults;
  if (fault !== undefined) throw new CommandFailure(`${join(root, fault.file)}: ${fault.reason}`);
  const upserted = await upsertCategories(deps, actor, categories);
  if (!upserted.ok) throw new CommandFailure(upserted.refusals.map(({ message }) => message).join(" "));

  // A slug that was given once stays, whatever other files come or go.
  const given = new Map(
    wanted.flatMap(({ path }) => entryOf(path, known.articleSlugs.get(`${prefix}/${path}`))),
  );
  const fresh = assignSlugs(
    wanted.filter(({ path }) => !given.has(path)),
    new Set([...known.otherArticleSlugs, ...known.articleSlugs.values()]),
  );
  const planned = wanted.map(({ path, position }) => ({
    path,
    position,
    slug: given.get(path) ?? fresh.get(path) ?? path,
  }));
  return {
    prefix,
    articles: planned,
    categoryIds: upserted.idsByPath,
    resolveLink: createLinkResolver(planned),
    skipped,
  };
}

function entryOf(path: string, slug: string | undefined): [string, string][] {
  return slug === undefined ? [] : [[path, slug]];
}

/** Second pass: one file as an article; null where it is left out, which the report then says. */
async function readPlanned(
  { path, slug, position }: PlannedArticle,
  { root }: ScannedFolder,
  { prefix, categoryIds, resolveLink }: ImportPlan,
  options: ImportOptions,
  takeImage: ReturnType<typeof createImageTaker>["takeImage"],
  report: ImportReport,
): Promise<ImportedArticle | null> {
  const file = join(root, path);
  const source = await readSource(file);
  const converted = source.ok
    ? await convertArticle(source, { root, path, file, resolveLink, takeImage })
    : source;
  if (!source.ok || !converted.ok) {
    if (!converted.ok) report.skipped.push({ file: path, line: converted.line, reason: converted.reason });
    return null;
  }
  report.links.rewritten += converted.links.rewritten;
  report.links.unresolved += converted.links.unresolved;
  const { title, summary, body, imageIds } = converted;
  const article = {
    slug,
    categoryId: categoryIds.get(`${prefix}/${path.split("/").slice(0, -1).join("/")}`) ?? null,
    audience: options.audience ?? source.matter.audience ?? "staff",
    position,
    title,
    summary,
    body,
    imageIds,
  };
  const sourceHash = createHash("sha256").update(JSON.stringify(article)).digest("hex");
  return { ...article, sourcePath: `${prefix}/${path}`, sourceHash };
}
