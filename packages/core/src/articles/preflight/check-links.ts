import { audiences, preflightFinding, type PreflightFinding } from "@recourse/policy";
import { LRUCache } from "lru-cache";
import type { DataSource, EntityManager } from "typeorm";
import { presentFiles } from "../files/file.queries.js";
import { anchorsOf, type ReadText, type TextLink } from "./read-text.js";
import { linkedArticles, revisionBodies, unknownCategories, type LinkedArticle } from "./link-targets.js";

type Db = DataSource | EntityManager;

/** The article that the text is of: null before it is saved for the first time. */
export interface LinkingArticle {
  id: string | null;
  /** As `audienceRank`: who will read the text once it is published. */
  effectiveAudience: number;
}

/** An address in the help centre, taken apart. */
interface InternalLink extends TextLink {
  kind: "article" | "category" | "file" | "here" | "page";
  /** Slug or key. */
  name: string;
  anchor: string | null;
}

/** Whether readers of the text get where its links lead, and see the images that it shows. One query for each kind of target. */
export async function checkLinks(
  db: Db,
  text: Pick<ReadText, "links" | "images" | "anchors">,
  article: LinkingArticle,
): Promise<PreflightFinding[]> {
  const findings: PreflightFinding[] = [];
  const internal: InternalLink[] = [];
  for (const link of [...text.links, ...text.images]) {
    const read = readLink(link);
    if (read === null) continue;
    if ("kind" in read) internal.push(read);
    else findings.push(read.finding);
  }
  const of = (kind: InternalLink["kind"]) => internal.filter((link) => link.kind === kind);
  findings.push(
    ...(await checkArticles(db, of("article"), text.anchors, article)),
    ...(await checkFiles(db, of("file"))),
    ...(await checkCategories(db, of("category"))),
    ...of("here").flatMap(({ anchor, line }) =>
      anchor === null || text.anchors.has(anchor)
        ? []
        : [preflightFinding("broken_anchor", `No heading of this text has the anchor #${anchor}.`, line)],
    ),
  );
  return findings;
}

/** Null for what leads out of the help centre and is well as it is. */
function readLink({ url, line }: TextLink): InternalLink | { finding: PreflightFinding } | null {
  if (/^http:/i.test(url))
    return {
      finding: preflightFinding(
        "insecure_link",
        `${short(url)} is not encrypted on its way. Use https:// where the site has it.`,
        line,
      ),
    };
  if (/^(?:https:|mailto:|tel:|\/\/)/i.test(url)) return null;
  const [, path = "", hash] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const anchor = hash === undefined || hash === "" ? null : decoded(hash).toLowerCase();
  if (path === "") return { kind: "here", name: "", anchor, url, line };
  const [, kind, name] = /^\/(articles|categories|files)\/([^/]+)\/?$/.exec(path) ?? [];
  if (kind === "articles" || kind === "categories" || kind === "files") {
    const kinds = { articles: "article", categories: "category", files: "file" } as const;
    return { kind: kinds[kind], name: decoded(name ?? ""), anchor, url, line };
  }
  if (path.startsWith("/")) return { kind: "page", name: path, anchor, url, line };
  const message = `${short(url)} leads nowhere: links between articles begin with /articles/.`;
  return { finding: preflightFinding("broken_link", message, line) };
}

async function checkArticles(
  db: Db,
  links: readonly InternalLink[],
  ownAnchors: ReadonlySet<string>,
  from: LinkingArticle,
): Promise<PreflightFinding[]> {
  if (links.length === 0) return [];
  const targets = await linkedArticles(db, [...new Set(links.map(({ name }) => name))]);
  const anchors = await anchorsOfTargets(db, links, targets, from, ownAnchors);
  return links.flatMap((link) => {
    const target = targets.get(link.name);
    const wrong = judgeTarget(link, target, from);
    if (wrong !== null) return [wrong];
    const known = target === undefined ? undefined : anchors.get(target.id);
    return link.anchor === null || known === undefined || known.has(link.anchor)
      ? []
      : [
          preflightFinding(
            "broken_anchor",
            `The article ${link.name} has no heading with the anchor #${link.anchor}: readers arrive at its beginning.`,
            link.line,
          ),
        ];
  });
}

function judgeTarget(
  { name, line }: InternalLink,
  target: LinkedArticle | undefined,
  from: LinkingArticle,
): PreflightFinding | null {
  if (target === undefined)
    return preflightFinding("broken_link", `There is no article at /articles/${short(name)}.`, line);
  if (target.id === from.id) return null;
  if (target.archived) return preflightFinding("broken_link", archivedWords(name, target), line);
  if (target.effectiveAudience > from.effectiveAudience) {
    const who = audiences[target.effectiveAudience] ?? "staff";
    return preflightFinding(
      "narrower_link",
      `The article ${name} is for ${who} alone: others who read this text do not find it.`,
      line,
    );
  }
  if (target.publishedRevisionId === null)
    return preflightFinding(
      "unpublished_link",
      `The article ${name} is not published yet: until then the link leads nowhere.`,
      line,
    );
  return target.slug === name
    ? null
    : preflightFinding("moved_link", `The article ${name} is at /articles/${target.slug} now.`, line);
}

function archivedWords(name: string, { replacementSlug }: LinkedArticle): string {
  const instead =
    replacementSlug === null ? "" : ` Link to /articles/${replacementSlug}, which takes its place.`;
  return `The article ${name} is archived: readers do not find it.${instead}`;
}

/** Texts of revisions never change: what anchors they have stays right. */
const knownAnchors = new LRUCache<string, ReadonlySet<string>>({ max: 2_000 });

/** By id of the article, for those that a link names an anchor of. */
async function anchorsOfTargets(
  db: Db,
  links: readonly InternalLink[],
  targets: ReadonlyMap<string, LinkedArticle>,
  from: LinkingArticle,
  ownAnchors: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const anchors = new Map<string, ReadonlySet<string>>(from.id === null ? [] : [[from.id, ownAnchors]]);
  const asked = new Map<string, string>();
  for (const { name, anchor } of links) {
    const target = targets.get(name);
    if (anchor === null || target === undefined || target.publishedRevisionId === null) continue;
    if (target.id !== from.id) asked.set(target.publishedRevisionId, target.id);
  }
  const bodies = await revisionBodies(
    db,
    [...asked.keys()].filter((id) => !knownAnchors.has(id)),
  );
  for (const [revisionId, body] of bodies) knownAnchors.set(revisionId, anchorsOf(body));
  for (const [revisionId, articleId] of asked) {
    const known = knownAnchors.get(revisionId);
    if (known !== undefined) anchors.set(articleId, known);
  }
  return anchors;
}

async function checkFiles(db: Db, links: readonly InternalLink[]): Promise<PreflightFinding[]> {
  if (links.length === 0) return [];
  const rows = await db.query<{ key: string }[]>(
    `select f.storage_key as key from article_files f where f.storage_key = any($1) and ${presentFiles("f")}`,
    [links.map(({ name }) => name)],
  );
  const known = new Set(rows.map(({ key }) => key));
  return links
    .filter(({ name }) => !known.has(name))
    .map(({ url, line }) =>
      preflightFinding("missing_file", `There is no file at ${short(url)}: upload it again.`, line),
    );
}

async function checkCategories(db: Db, links: readonly InternalLink[]): Promise<PreflightFinding[]> {
  if (links.length === 0) return [];
  const unknown = await unknownCategories(db, [...new Set(links.map(({ name }) => name))]);
  return links
    .filter(({ name }) => unknown.has(name))
    .map(({ name, line }) =>
      preflightFinding("broken_link", `There is no category at /categories/${short(name)}.`, line),
    );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll("\u0000", "");
  } catch {
    return part.replaceAll("\u0000", "");
  }
}

function short(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
