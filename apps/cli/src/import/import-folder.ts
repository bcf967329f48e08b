import { createHash } from "node:crypto";
import { join } from "node:path";
import { importArticles, type Actor, type CoreDeps, type ImportedArticle } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import { CommandFailure } from "../command-failure.js";
import { convertArticle } from "./convert-article.js";
import { secretsIn } from "./find-in-articles.js";
import type { ImportProgress, ImportReport, SkippedFile } from "./import-report.js";
import { chooseOutliner, type Outliner } from "./outline-pool.js";
import { ownArticle } from "./own-article.js";
import { planImport, type ImportPlan, type PlannedArticle } from "./plan-import.js";
import { readSource } from "./read-source.js";
import { scanFolder, type ScannedFolder } from "./scan-folder.js";
import { subjectsOf } from "./article-subjects.js";
import { createExportedFileTaker } from "./take-exported-files.js";
import { createImageTaker } from "./take-images.js";

export interface ImportOptions {
  actor: Actor;
  /** For every article, instead of what its front matter says; without either an article is for staff. */
  audience?: Audience;
}

/** Articles of one transaction: what a kill can cost. */
const batchSize = 100;

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
    if (cause instanceof CommandFailure) throw cause;
    throw new CommandFailure(
      `${folder} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  });
  const { actor } = options;
  const plan = await planImport(deps, actor, scanned, options.audience);
  const images = createImageTaker(deps, actor, scanned.root);
  const files = createExportedFileTaker(deps, actor, scanned.root, images.skipped);
  const report: ImportReport = {
    found: scanned.articles.length + scanned.skipped.length,
    imported: 0,
    updated: 0,
    unchanged: plan.articles.filter(({ isKnown }) => isKnown).length,
    skipped: [...scanned.skipped, ...plan.skipped],
    images: { taken: 0, skipped: images.skipped },
    links: { rewritten: 0, unresolved: 0 },
    notes: [...plan.notes],
    secrets: [],
    categories: plan.categoryIds.size,
    audiences: { public: 0, customers: 0, staff: 0 },
    milliseconds: 0,
  };

  for (const { audience } of plan.articles.filter(({ isKnown }) => isKnown)) report.audiences[audience] += 1;
  const changed = plan.articles.filter(({ isKnown }) => !isKnown);
  const known = plan.articles.length - changed.length;
  const outliner = chooseOutliner(changed.filter(({ isOwn }) => !isOwn).map(({ path }) => path));
  const reading = {
    deps,
    outline: outliner.outline,
    scanned,
    plan,
    takeImage: images.takeImage,
    takeFile: files.take,
    report,
  };

  const write = async (batch: readonly ImportedArticle[], done: number): Promise<void> => {
    const result = await importArticles(deps, actor, batch);
    if (!result.ok) throw new CommandFailure(result.refusals.map(({ message }) => message).join(" "));
    for (const outcome of result.outcomes.values()) report[outcome] += 1;
    for (const { audience } of batch) report.audiences[audience] += 1;
    progress(done, plan.articles.length);
  };
  progress(known, plan.articles.length);
  try {
    await writeInBatches(changed, reading, (batch, done) => write(batch, known + done));
  } finally {
    await outliner.close();
  }
  for (const list of [report.skipped, report.notes]) list.sort(byFile);
  report.images.taken = (await images.taken()) + files.taken();
  report.milliseconds = performance.now() - started;
  return report;
}

/** While the database writes one batch, the next is read. */
async function writeInBatches(
  planned: readonly PlannedArticle[],
  reading: Reading,
  write: (batch: readonly ImportedArticle[], done: number) => Promise<void>,
): Promise<void> {
  let writing = Promise.resolve();
  for (let from = 0; from < planned.length; from += batchSize) {
    const batch = planned.slice(from, from + batchSize);
    const read = await Promise.all(batch.map((each) => readPlanned(each, reading)));
    await writing;
    writing = write(
      read.filter((article) => article !== null),
      from + batch.length,
    );
    // It is awaited before the next; until then a failure is not nobody's.
    writing.catch(() => undefined);
  }
  await writing;
}

function byFile(left: SkippedFile, right: SkippedFile): number {
  return left.file < right.file ? -1 : left.file > right.file ? 1 : 0;
}

interface Reading {
  deps: CoreDeps;
  outline: Outliner["outline"];
  scanned: ScannedFolder;
  plan: ImportPlan;
  takeImage: ReturnType<typeof createImageTaker>["takeImage"];
  takeFile: ReturnType<typeof createExportedFileTaker>["take"];
  report: ImportReport;
}

/** Second pass: one file as an article; null where it is left out, which the report then says. */
async function readPlanned(planned: PlannedArticle, reading: Reading): Promise<ImportedArticle | null> {
  const { path, slug, position, audience, isOwn, fileHash } = planned;
  const { root } = reading.scanned;
  const { report, takeImage, takeFile, outline } = reading;
  const { prefix, categoryIds, resolveLink } = reading.plan;
  const file = join(root, path);
  const source = await readSource(file);
  const converted = !source.ok
    ? source
    : isOwn
      ? await ownArticle(source, path, takeFile)
      : await convertArticle(source, { root, path, file, resolveLink, takeImage, outline });
  if (!source.ok || !converted.ok) {
    if (!converted.ok) report.skipped.push({ file: path, line: converted.line, reason: converted.reason });
    return null;
  }
  report.links.rewritten += converted.links.rewritten;
  report.links.unresolved += converted.links.unresolved;
  const { title, summary, body, imageIds } = converted;
  report.secrets.push(...secretsIn(path, body));
  const { subjects, problems } = subjectsOf(reading.deps.policy, source.matter);
  report.notes.push(...problems.map((reason) => ({ file: path, line: null, reason })));
  const { publishedAt = null, firstPublishedAt = null, lastCheckedOn = null } = source.matter;
  const { owner, reviewInterval = null } = source.matter;
  const ownerId = owner === undefined ? null : (reading.plan.staffIds.get(owner.toLowerCase()) ?? null);
  if (owner !== undefined && ownerId === null)
    report.notes.push({ file: path, line: null, reason: `its owner ${owner} does not work here` });
  const article = {
    slug,
    categoryId: categoryIds.get(`${prefix}/${path.split("/").slice(0, -1).join("/")}`) ?? null,
    audience,
    position,
    title,
    summary,
    body,
    ...subjects,
    imageIds: [...new Set(imageIds)].sort(),
    formerSlugs: source.matter.formerSlugs ?? [],
    ...{ ownerId, reviewInterval },
  };
  const sourceHash = createHash("sha256").update(JSON.stringify(article)).digest("hex");
  return {
    ...article,
    ...{ sourceHash, fileHash, publishedAt, firstPublishedAt, lastCheckedOn },
    sourcePath: `${prefix}/${path}`,
    isKnownBySlug: isOwn,
  };
}
