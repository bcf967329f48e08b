import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { CommandFailure } from "../command-failure.js";

/** Raised when an older version could not take an export back without loss. */
export const exportFormat = 1;
/** Stands at the root of an export: by it `import` knows one, and `export` one that it may replace. */
export const manifestFile = "_export.yml";
export const categoryFile = "_category.yml";
/** Images and files, named by their content. No slug has an underscore. */
export const filesFolder = "_files";

const manifest = z.looseObject({ format: z.number().int() });

/**
 * Whether a folder is an export of Recourse.
 * @throws CommandFailure when it is of a later format
 */
export async function isExport(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, manifestFile), "utf8").catch(() => null);
  if (text === null) return false;
  const read = manifest.safeParse(parse(text));
  if (!read.success) return false;
  if (read.data.format > exportFormat) {
    throw new CommandFailure(
      `${folder} was exported by a newer Recourse (format ${read.data.format}). Import it with that version.`,
    );
  }
  return true;
}

/** How a text names a file, from the article's folder: by what its database knows it by, and what it is called. */
const fileLink = new RegExp(`(?:\\.\\./)*(${filesFolder}/([0-9a-f]{64})/(?:[\\w.-]|%[0-9A-F]{2})+)`, "g");

/** A file of an export that a text names. */
export interface NamedFile {
  /** As it stands in the text. */
  link: string;
  /** From the root of the export. */
  path: string;
  sha256: string;
}

/** The path of a file from the root of an export. */
export function filePath(sha256: string, name: string): string {
  return `${filesFolder}/${sha256}/${name}`;
}

/** How an article in `folder` (from the root, empty for the root) names a file. */
export function linkToFile(folder: string, sha256: string, name: string): string {
  const up = folder === "" ? "" : "../".repeat(folder.split("/").length);
  const encoded = encodeURIComponent(name).replace(
    /[!'()*~]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return up + filePath(sha256, encoded);
}

export function namedFiles(text: string): NamedFile[] {
  return [...text.matchAll(fileLink)].flatMap(([link, encoded = "", sha256 = ""]) => {
    try {
      return [{ link, path: decodeURIComponent(encoded), sha256 }];
    } catch {
      return [];
    }
  });
}

export function replaceFileLinks(text: string, hrefOf: (link: string) => string | undefined): string {
  return text.replace(fileLink, (link) => hrefOf(link) ?? link);
}
