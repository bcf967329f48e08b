import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { isSlug, type ImportedCategory, type KnownSources } from "@recourse/core";
import { audiences, type Audience } from "@recourse/policy";
import { parse } from "yaml";
import { z } from "zod";
import { categoryFile } from "../export/export-format.js";
import { interval } from "./read-source.js";
import type { ScannedFolder } from "./scan-folder.js";
import { assignSlugs } from "./slugs.js";

const categorySchema = z.looseObject({
  title: z.string().trim().min(1).max(200).optional(),
  description: z.string().trim().max(1000).optional(),
  slug: z.string().optional(),
  audience: z.enum(["public", "customers", "staff"]).optional(),
  position: z.number().int().optional(),
  owner: z.email().optional().catch(undefined),
  reviewInterval: interval,
  formerSlugs: z.array(z.string()).optional().catch(undefined),
});
type CategoryFile = z.infer<typeof categorySchema>;

/** Its owner is named by mail address. */
export interface FolderCategory extends ImportedCategory {
  owner: string | null;
}

/** A `_category.yml` that cannot be used, with the reason. */
export interface CategoryFault {
  file: string;
  reason: string;
}

/**
 * The categories that the folders above the articles stand for, parents first. A folder's `_category.yml` says what it is called;
 * without one, the article of its name or its index does (`titles`, by path without ending), else the folder's own name.
 * `prefix` names this import's folder, so that two imports do not share categories by accident.
 */
export async function folderCategories(
  { root, isExport, categoryFolders }: ScannedFolder,
  articles: readonly string[],
  titles: ReadonlyMap<string, string>,
  audiencesOfArticles: ReadonlyMap<string, Audience>,
  known: KnownSources["categories"],
  prefix: string,
): Promise<{ categories: FolderCategory[]; faults: CategoryFault[] }> {
  // An export has its empty categories, too; elsewhere such a file may be a leftover.
  const named = isExport ? categoryFolders.filter((folder) => folder !== "") : [];
  const folders = [...new Set([...articles.flatMap(foldersAbove), ...named])].sort();
  const faults: CategoryFault[] = [];
  const files = new Map<string, CategoryFile>();
  for (const folder of folders) {
    const read = await readCategoryFile(root, folder);
    if (read.ok) files.set(folder, read.content);
    else faults.push({ file: read.file, reason: read.reason });
  }
  const isOwn = (folder: string) => isExport && isSlug(files.get(folder)?.slug ?? "");
  const own = folders.filter(isOwn);
  const taken = known.filter(({ sourcePath }) => sourcePath?.startsWith(`${prefix}/`) !== true);
  const slugs = assignSlugs(
    folders.filter((path) => !isOwn(path)).map((path) => ({ path, slug: files.get(path)?.slug ?? null })),
    new Set([...taken.map(({ slug }) => slug), ...own.map((folder) => files.get(folder)?.slug ?? "")]),
  );
  const widest = widestAudiences(audiencesOfArticles);
  const categories = folders.map((folder, place): FolderCategory => {
    const file = files.get(folder) ?? {};
    const parent = posix.dirname(folder);
    return {
      sourcePath: `${prefix}/${folder}`,
      parentPath: parent === "." ? null : `${prefix}/${parent}`,
      isKnownBySlug: isOwn(folder),
      slug: (isOwn(folder) ? file.slug : slugs.get(folder)) ?? `category-${place}`,
      title: (file.title ?? titles.get(folder) ?? titles.get(`${folder}/index`) ?? humanised(folder)).slice(
        0,
        200,
      ),
      description: file.description ?? null,
      audience: file.audience ?? widest.get(folder) ?? "staff",
      position: file.position ?? place,
      owner: file.owner ?? null,
      reviewInterval: file.reviewInterval ?? null,
      formerSlugs: file.formerSlugs ?? [],
    };
  });
  return { categories, faults };
}

/**
 * Of the articles below each folder: a category whose file does not say who may read it narrows nothing, and is not shown, not even by
 * its name, to people who may read none of its articles.
 */
function widestAudiences(audiencesOfArticles: ReadonlyMap<string, Audience>): Map<string, Audience> {
  const widest = new Map<string, Audience>();
  for (const [path, audience] of audiencesOfArticles) {
    for (const folder of foldersAbove(path)) {
      const before = widest.get(folder) ?? "staff";
      widest.set(folder, audiences.indexOf(audience) < audiences.indexOf(before) ? audience : before);
    }
  }
  return widest;
}

function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_part, place) => parts.slice(0, place + 1).join("/"));
}

type ReadCategory = { ok: true; content: CategoryFile } | ({ ok: false } & CategoryFault);

async function readCategoryFile(root: string, folder: string): Promise<ReadCategory> {
  const file = `${folder}/${categoryFile}`;
  const text = await readFile(join(root, file), "utf8").catch(() => null);
  if (text === null) return { ok: true, content: {} };
  try {
    const read = categorySchema.safeParse(parse(text));
    if (read.success) return { ok: true, content: read.data };
    const [issue] = read.error.issues;
    return { ok: false, file, reason: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "wrong"}` };
  } catch (cause) {
    return {
      ok: false,
      file,
      reason: cause instanceof Error ? (cause.message.split("\n")[0] ?? "is not YAML") : "is not YAML",
    };
  }
}

function humanised(folder: string): string {
  const words = posix
    .basename(folder)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
