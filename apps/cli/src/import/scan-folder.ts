import { createHash } from "node:crypto";
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { categoryFile, filesFolder, isExport } from "../export/export-format.js";
import type { SkippedFile } from "./import-report.js";

/** What a folder holds, as paths from it with forward slashes, in a fixed order. */
export interface ScannedFolder {
  /** The folder itself, links resolved. */
  root: string;
  articles: string[];
  /** Folders that say what category they are. */
  categoryFolders: string[];
  skipped: SkippedFile[];
  /** What `recourse export` wrote: every file is an article, and taken as it is. */
  isExport: boolean;
  /** Of the names, sizes and times of all other files: those may be part of an article. */
  otherFiles: string;
}

const articleEndings = new Set([".md", ".mdx", ".markdown"]);
/** Pieces that other files include; alone they are no articles. */
const snippetFolders = new Set(["includes", "_includes", "snippets", "_snippets", "partials", "_partials"]);
/** About the repository that the files come from, not about its subject. */
const repositoryFiles =
  /^(readme|contributing|code_of_conduct|changelog|security|license|notice)(\.[a-z]+)?$/i;

/**
 * Finds the articles of a folder. Links that lead out of it are not followed.
 * @throws CommandFailure for an export of a later version
 */
export async function scanFolder(folder: string): Promise<ScannedFolder> {
  const root = await realpath(folder);
  const ours = await isExport(root);
  const articles: string[] = [];
  const categoryFolders: string[] = [];
  const skipped: SkippedFile[] = [];
  const others = createHash("sha256");
  const walk = async (directory: string): Promise<void> => {
    const entries = await readdir(directory, { withFileTypes: true });
    for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const path = join(directory, entry.name);
      const name = toSlashes(relative(root, path));
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const kind = entry.isSymbolicLink() ? await kindOfLink(path, root) : entry;
      if (kind === null) {
        if (isArticle(entry.name))
          skipped.push({ file: name, line: null, reason: "a link that leads out of the folder, or nowhere" });
      } else if (kind.isDirectory()) {
        // A linked folder would be found twice, or for ever.
        if (!entry.isSymbolicLink()) await walk(path);
      } else if (isArticle(entry.name) && !(ours && name.startsWith(`${filesFolder}/`))) {
        // Of an export, the files' own words tell.
        const reason = ours ? null : reasonToSkip(name);
        if (reason === null) articles.push(name);
        else skipped.push({ file: name, line: null, reason });
      } else if (entry.name === categoryFile) categoryFolders.push(toSlashes(relative(root, directory)));
      if (kind?.isFile() === true && articles.at(-1) !== name) {
        const { size, mtimeMs } = await stat(path);
        others.update(`${name}\n${size} ${mtimeMs}\n`);
      }
    }
  };
  await walk(root);
  return { root, articles, categoryFolders, skipped, isExport: ours, otherFiles: others.digest("hex") };
}

function isArticle(name: string): boolean {
  return articleEndings.has(extname(name).toLowerCase());
}

/** Null for an article. */
export function reasonToSkip(path: string): string | null {
  const parts = path.split("/");
  const name = parts.at(-1) ?? "";
  if (parts.slice(0, -1).some((part) => snippetFolders.has(part.toLowerCase())))
    return "a piece that other files include";
  return repositoryFiles.test(name.replace(/\.(md|mdx|markdown)$/i, ""))
    ? "about the repository, not an article"
    : null;
}

interface Kind {
  isDirectory(): boolean;
  isFile(): boolean;
}

async function kindOfLink(path: string, root: string): Promise<Kind | null> {
  return (await isInside(root, path)) ? stat(path) : null;
}

/** Whether a path, with every link on the way followed, is in the folder. False too where nothing is there. */
export async function isInside(root: string, path: string): Promise<boolean> {
  const real = await realpath(path).catch(() => null);
  return real !== null && (real === root || real.startsWith(root + sep));
}

export function toSlashes(path: string): string {
  return path.split(sep).join("/");
}
