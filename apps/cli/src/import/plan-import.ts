import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import {
  isSlug,
  knownSources,
  staffByEmails,
  upsertCategories,
  type Actor,
  type CoreDeps,
  type KnownSources,
} from "@recourse/core";
import { allPlatforms, type Audience } from "@recourse/policy";
import { CommandFailure } from "../command-failure.js";
import { categoryFile } from "../export/export-format.js";
import { createLinkResolver } from "./article-links.js";
import { folderCategories } from "./folder-categories.js";
import type { SkippedFile } from "./import-report.js";
import { readSource, type FrontMatter } from "./read-source.js";
import { reasonToSkip, type ScannedFolder } from "./scan-folder.js";
import { assignSlugs } from "./slugs.js";

/** Raised when the same file would become another article, so that all files are read again. */
const converterVersion = 1;

/** A file that will be an article. */
export interface PlannedArticle {
  path: string;
  slug: string;
  position: number;
  audience: Audience;
  /** An article of an export, taken as it is. */
  isOwn: boolean;
  /** Of the file and everything that it is read with. */
  fileHash: string;
  /** It was read before, with this same hash. */
  isKnown: boolean;
}

export interface ImportPlan {
  /** Names this folder between imports, before each path. */
  prefix: string;
  articles: PlannedArticle[];
  /** By source path. */
  categoryIds: Map<string, string>;
  resolveLink: ReturnType<typeof createLinkResolver>;
  /** Of the owners that the files name, by mail address in small letters. */
  staffIds: ReadonlyMap<string, string>;
  skipped: SkippedFile[];
  /** What could not be taken of what was. */
  notes: SkippedFile[];
}

interface Wanted {
  path: string;
  matter: FrontMatter;
  sha256: string;
  place: number;
  isOwn: boolean;
}

/** First pass: names, slugs and categories, so that links can point to articles that come later; and what was read before. */
export async function planImport(
  deps: CoreDeps,
  actor: Actor,
  scanned: ScannedFolder,
  audience: Audience | undefined,
): Promise<ImportPlan> {
  const prefix = basename(scanned.root);
  const known = await knownSources(deps.db);
  const { wanted, skipped } = await readMatter(scanned, known.formerSlugs);
  const { categoryIds, staffIds, notes } = await makeCategories(deps, actor, scanned, {
    wanted,
    audience,
    known,
    prefix,
  });
  const slugs = slugsOf(wanted, known, prefix);
  const named = wanted.map(({ path }) => ({ path, slug: slugs.get(path) ?? path }));
  const surroundings = surroundingsOf(deps, scanned, { named, staffIds, audience });
  const byPath = new Map(known.articles.map((each) => [each.sourcePath, each.fileHash]));
  const bySlug = new Map(known.articles.map((each) => [each.slug, each.fileHash]));
  const articles = wanted.map(({ path, matter, sha256, place, isOwn }): PlannedArticle => {
    const slug = slugs.get(path) ?? path;
    const fileHash = createHash("sha256").update(`${surroundings} ${sha256}`).digest("hex");
    const before = isOwn ? bySlug.get(slug) : byPath.get(`${prefix}/${path}`);
    return {
      ...{ path, slug, isOwn, fileHash },
      position: matter.position ?? place,
      audience: audienceOf(matter, audience),
      isKnown: before === fileHash,
    };
  });
  return { prefix, articles, categoryIds, resolveLink: createLinkResolver(named), staffIds, skipped, notes };
}

/** For staff until somebody says otherwise. */
function audienceOf(matter: FrontMatter, asked: Audience | undefined): Audience {
  return asked ?? matter.audience ?? "staff";
}

async function readMatter(
  { root, articles, isExport }: ScannedFolder,
  formerSlugs: ReadonlySet<string>,
): Promise<{ wanted: Wanted[]; skipped: SkippedFile[] }> {
  const wanted: Wanted[] = [];
  const skipped: SkippedFile[] = [];
  const ownSlugs = new Set<string>();
  for (const [place, path] of articles.entries()) {
    const source = await readSource(join(root, path));
    if (!source.ok) {
      skipped.push({ file: path, line: source.line, reason: source.reason });
      continue;
    }
    const { matter, sha256 } = source;
    const { slug = "", title = "" } = matter;
    const isOwn = isExport && title !== "" && isSlug(slug) && !ownSlugs.has(slug);
    if (isOwn) ownSlugs.add(slug);
    const reason =
      isOwn && formerSlugs.has(slug)
        ? `its address ${slug} leads to another article here, which had it before`
        : isExport && !isOwn
          ? reasonToSkip(path)
          : null;
    if (reason === null) wanted.push({ path, matter, sha256, place, isOwn });
    else skipped.push({ file: path, line: null, reason });
  }
  return { wanted, skipped };
}

interface FolderPlan {
  wanted: readonly Wanted[];
  audience: Audience | undefined;
  known: KnownSources;
  prefix: string;
}

async function makeCategories(
  deps: CoreDeps,
  actor: Actor,
  scanned: ScannedFolder,
  { wanted, audience, known, prefix }: FolderPlan,
): Promise<{ categoryIds: Map<string, string>; staffIds: Map<string, string>; notes: SkippedFile[] }> {
  const titles = new Map(
    wanted.flatMap(({ path, matter: { title } }): [string, string][] =>
      title === undefined ? [] : [[path.replace(/\.[a-z]+$/i, ""), title]],
    ),
  );
  const paths = wanted.map(({ path }) => path);
  const audiences = new Map(wanted.map(({ path, matter }) => [path, audienceOf(matter, audience)]));
  const read = await folderCategories(scanned, paths, titles, audiences, known.categories, prefix);
  const { categories, faults } = read;
  const [fault] = faults;
  if (fault !== undefined) throw new CommandFailure(`${join(scanned.root, fault.file)}: ${fault.reason}`);
  const owners = [...wanted.map(({ matter }) => matter.owner), ...categories.map(({ owner }) => owner)];
  const staffIds = await staffByEmails(deps.db, [...new Set(owners.flatMap((owner) => owner ?? []))]);
  const owned = categories.map(({ owner, ...category }) => ({
    ...category,
    ownerId: owner === null ? null : (staffIds.get(owner.toLowerCase()) ?? null),
  }));
  const upserted = await upsertCategories(deps, actor, owned);
  if (!upserted.ok) throw new CommandFailure(upserted.refusals.map(({ message }) => message).join(" "));
  const unknown = categories.filter(({ owner }) => owner !== null && !staffIds.has(owner.toLowerCase()));
  const notes = unknown.map(({ sourcePath, owner }) => ({
    file: `${sourcePath.slice(prefix.length + 1)}/${categoryFile}`,
    line: null,
    reason: `its owner ${owner ?? ""} does not work here`,
  }));
  return { categoryIds: upserted.idsByPath, staffIds, notes };
}

/** A slug that was given once stays, whatever other files come or go; an article of an export has its own. */
function slugsOf(wanted: readonly Wanted[], known: KnownSources, prefix: string): Map<string, string> {
  const byPath = new Map(known.articles.map(({ sourcePath, slug }) => [sourcePath, slug]));
  const slugs = new Map<string, string>();
  for (const { path, isOwn, matter } of wanted) {
    const slug = isOwn ? matter.slug : byPath.get(`${prefix}/${path}`);
    if (slug !== undefined) slugs.set(path, slug);
  }
  const fresh = assignSlugs(
    wanted
      .filter(({ path }) => !slugs.has(path))
      .map(({ path, matter }) => ({ path, slug: matter.slug ?? null })),
    new Set([...known.articles.map(({ slug }) => slug), ...known.formerSlugs, ...slugs.values()]),
  );
  return new Map([...slugs, ...fresh]);
}

/** All that a file's article depends on besides the file: a link may name any other file, a text may include one or show it. */
function surroundingsOf(
  { policy }: CoreDeps,
  { otherFiles, isExport }: ScannedFolder,
  given: {
    named: readonly { path: string; slug: string }[];
    staffIds: ReadonlyMap<string, string>;
    audience: Audience | undefined;
  },
): string {
  const subjects = [policy.productAreas, policy.protocols, allPlatforms(policy)];
  return createHash("sha256")
    .update(
      JSON.stringify([
        converterVersion,
        otherFiles,
        isExport,
        { ...given, staffIds: [...given.staffIds].sort() },
        subjects,
      ]),
    )
    .digest("hex");
}
