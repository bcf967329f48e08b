import type { Audience, PreflightFinding } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { isId } from "../../id.js";
import { refused, type Refused } from "../../refusal.js";
import { refuseDesk } from "../load-revision.js";
import { audienceRank } from "../visible-articles.js";
import { checkLinks } from "./check-links.js";
import { checkSecrets } from "./check-secrets.js";
import { checkStructure } from "./check-structure.js";
import { readText } from "./read-text.js";

type Db = DataSource | EntityManager;

export interface PreflightInput {
  /** Null: a new article. */
  articleId: string | null;
  title: string;
  summary: string;
  body: string;
  /** What the text will be published with; left out, what the newest revision says, and for a new article: for staff. */
  audience?: Audience | null;
  categoryId?: string | null;
}

export type PreflightResult = { ok: true; findings: PreflightFinding[] } | Refused;

/** A text longer than an article may be is not looked at. */
const longest = 500_000;

/** What an author should know before a text is published, in the order of its lines. Changes nothing. */
export async function preflightArticle(
  db: Db,
  actor: Actor,
  input: PreflightInput,
): Promise<PreflightResult> {
  const refusal = refuseDesk(actor);
  if (refusal !== null) return refusal;
  if (input.body.length > longest) return refused("INVALID", "The text is too long.", ["body"]);
  const article = await loadLinking(db, input);
  if (article === null) return refused("NOT_FOUND", "There is no such article.", ["articleId"]);
  return { ok: true, findings: await findingsOf(db, article, input) };
}

/** The same of a text that is known: by the operation that publishes it. */
export async function findingsOf(
  db: Db,
  article: { id: string | null; effectiveAudience: number },
  { title, summary, body }: Pick<PreflightInput, "title" | "summary" | "body">,
): Promise<PreflightFinding[]> {
  const text = readText(body);
  const findings = [
    ...checkStructure(summary, text),
    ...(await checkLinks(db, text, article)),
    ...(await checkSecrets(body)),
    ...(await checkSecrets(`${title}\n${summary}`)).map((finding) => ({ ...finding, line: null })),
  ];
  return findings.sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
}

/** Who will read what is published with this audience in this category. */
export async function effectiveRank(db: Db, audience: Audience, categoryId: string | null): Promise<number> {
  const [row] = await db.query<{ rank: number }[]>(
    "select effective_audience::int as rank from categories where id = $1",
    [categoryId],
  );
  return Math.max(audienceRank(audience), row?.rank ?? 0);
}

async function loadLinking(
  db: Db,
  { articleId, audience, categoryId }: PreflightInput,
): Promise<{ id: string | null; effectiveAudience: number } | null> {
  const category = categoryId != null && isId(categoryId) ? categoryId : null;
  if (articleId === null)
    return { id: null, effectiveAudience: await effectiveRank(db, audience ?? "staff", category) };
  const [saved] = isId(articleId)
    ? await db.query<{ audience: Audience; categoryId: string | null }[]>(
        `select coalesce(r.audience, a.audience) as audience, coalesce(r.category_id, a.category_id) as "categoryId"
         from articles a join article_revisions r on r.article_id = a.id
         where a.id = $1 order by r.number desc limit 1`,
        [articleId],
      )
    : [];
  if (saved === undefined) return null;
  const rank = await effectiveRank(db, audience ?? saved.audience, category ?? saved.categoryId);
  return { id: articleId, effectiveAudience: rank };
}
