import { maySaveDraft, nextRevisionState, type ArticlePlatform, type Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId, newId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refusal, type Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { transact } from "../transaction.js";
import { checkGivenSubjects, revisionSubjects, type GivenSubjects } from "./article-subjects.js";
import { ArticleRevision } from "./article-revision.entity.js";
import { Article } from "./article.entity.js";
import { findFreeSlug, isSlugFree } from "./free-slug.js";
import { headOf, lockArticle, refuseDesk } from "./load-revision.js";
import { reload, type RevisionResult } from "./move-revision.js";
import { isSlug } from "./slug.js";

export interface SaveDraftInput {
  /** Left out: a new article. */
  articleId?: string | null;
  /** The revision that was edited; when there is a newer one, that is a conflict. */
  basedOnRevisionId?: string | null;
  /** Made from the title when left out. Of an article that was published it stays as it is: links point to it. */
  slug?: string | null;
  categoryId: string | null;
  audience: Audience;
  title: string;
  summary: string;
  /** What it is about; left out: as the revision before has it. Names are those of the policy file, or its aliases. */
  productAreas?: readonly string[] | null;
  protocols?: readonly string[] | null;
  platforms?: readonly ArticlePlatform[] | null;
  /** Markdown. */
  body: string;
  /** What changed and why, for the reviewer. */
  reason: string;
}

/** What is written in the same transaction, knowing the article; a refusal of it refuses the draft. */
export type AlsoWritten = (tx: EntityManager, articleId: string) => Promise<Refused | null>;

/** The texts of a draft, checked. */
type Draft = Pick<SaveDraftInput, "title" | "summary" | "body" | "reason" | "audience" | "categoryId"> & {
  subjects: GivenSubjects;
};

/**
 * Saves a text as a new revision; what was saved before stays as it was. Audience and category become the article's when the
 * revision is published, so that nothing that readers see changes before.
 */
export async function saveDraft(
  deps: CoreDeps,
  actor: Actor,
  input: SaveDraftInput,
  also: AlsoWritten = () => Promise.resolve(null),
): Promise<RevisionResult> {
  const checked = checkDraft(deps, input);
  if (!checked.ok) {
    return checked;
  }
  const refusal = refuseDesk(actor);
  const permission = maySaveDraft(policyViewer(actor));
  if (refusal !== null || !permission.allowed) {
    return refusal ?? refusedBy(permission);
  }
  const at = deps.clock.now();
  return transact<RevisionResult>(deps.db, async (tx) => {
    const target =
      input.articleId == null
        ? await newArticle(tx, input, checked.draft, at)
        : await editedArticle(tx, input, checked.draft, at);
    if (!target.ok) {
      return target;
    }
    const { articleId, basedOn, number } = target;
    const id = newId(at);
    const { title, summary, body, reason, audience, categoryId, subjects } = checked.draft;
    await tx.insert(ArticleRevision, {
      ...{ id, articleId, number, title, summary, body, reason, audience, categoryId },
      ...revisionSubjects(subjects, basedOn),
      state: "draft",
      authorId: actor.kind === "person" ? actor.person.id : null,
      basedOnId: basedOn?.id ?? null,
      createdAt: at,
    });
    const data = { revisionId: id, basedOnId: basedOn?.id ?? null };
    await writeAudit(tx, {
      at,
      actor,
      action: "article.draft_saved",
      subjectType: "article",
      subjectId: articleId,
      data,
    });
    return (await also(tx, articleId)) ?? (await reload(tx, articleId, id));
  });
}

type Target = { ok: true; articleId: string; basedOn: ArticleRevision | null; number: number } | Refused;

async function newArticle(tx: EntityManager, input: SaveDraftInput, draft: Draft, at: Date): Promise<Target> {
  if (draft.categoryId !== null && !(await isCategory(tx, draft.categoryId))) {
    return unknownCategory();
  }
  const given = input.slug ?? null;
  if (given !== null && !(await isSlugFree(tx, given))) {
    return refused("INVALID", "Another article has this address.", ["slug"]);
  }
  const articleId = newId(at);
  const slug = given ?? (await findFreeSlug(tx, draft.title));
  const { audience, categoryId } = draft;
  await tx.insert(Article, {
    ...{ id: articleId, slug, audience, categoryId },
    position: 0,
    views: 0,
    version: 1,
    createdAt: at,
    updatedAt: at,
  });
  return { ok: true, articleId, basedOn: null, number: 1 };
}

async function editedArticle(
  tx: EntityManager,
  input: SaveDraftInput,
  draft: Draft,
  at: Date,
): Promise<Target> {
  const article = await lockArticle(tx, input.articleId ?? "");
  const head = article === null ? null : await headOf(tx, article.id);
  if (article === null || head === null) {
    return refused("NOT_FOUND", "There is no such article.", ["articleId"]);
  }
  if (input.basedOnRevisionId !== head.id) {
    return refused("CONFLICT", "Somebody saved a newer revision. Take their changes in, then save again.", [
      "basedOnRevisionId",
    ]);
  }
  if (draft.categoryId !== null && !(await isCategory(tx, draft.categoryId))) {
    return unknownCategory();
  }
  const slug = input.slug ?? article.slug;
  if (slug !== article.slug && article.firstPublishedAt !== null) {
    return refused("INVALID", "The address of an article stays once it was published: links point to it.", [
      "slug",
    ]);
  }
  if (slug !== article.slug && !(await isSlugFree(tx, slug))) {
    return refused("INVALID", "Another article has this address.", ["slug"]);
  }
  // What the draft takes the place of; a published revision stays until the draft is published.
  const superseded =
    head.id === article.publishedRevisionId ? null : nextRevisionState(head.state, "supersede");
  if (superseded !== null) {
    await tx.update(ArticleRevision, { id: head.id }, { state: superseded });
  }
  const unseen =
    article.publishedRevisionId === null ? { audience: draft.audience, categoryId: draft.categoryId } : {};
  await tx.update(
    Article,
    { id: article.id },
    { ...unseen, slug, updatedAt: at, version: article.version + 1 },
  );
  return { ok: true, articleId: article.id, basedOn: head, number: head.number + 1 };
}

function checkDraft({ policy }: CoreDeps, input: SaveDraftInput): { ok: true; draft: Draft } | Refused {
  const title = checkText(input.title, { path: ["title"], name: "The title", max: 300 });
  const summary = checkText(input.summary, { path: ["summary"], name: "The summary", max: 1_000, min: 0 });
  const body = checkText(input.body, { path: ["body"], name: "The text", max: 500_000 });
  const reason = checkText(input.reason, { path: ["reason"], name: "The reason", max: 500 });
  const subjects = checkGivenSubjects(policy, input);
  const refusals: Refusal[] = [title, summary, body, reason, subjects].flatMap((each) =>
    each.ok ? [] : each.refusals,
  );
  if (input.slug != null && !isSlug(input.slug)) {
    const message = "An address has small letters, digits and single hyphens between them.";
    refusals.push({ code: "INVALID", message, path: ["slug"] });
  }
  if (!title.ok || !summary.ok || !body.ok || !reason.ok || !subjects.ok || refusals.length > 0) {
    return { ok: false, refusals };
  }
  const { audience, categoryId } = input;
  const texts = { title: title.text, summary: summary.text, body: body.text, reason: reason.text };
  return { ok: true, draft: { ...texts, audience, categoryId, subjects: subjects.subjects } };
}

async function isCategory(tx: EntityManager, categoryId: string): Promise<boolean> {
  return (
    isId(categoryId) &&
    (await tx.query<unknown[]>("select 1 as one from categories where id = $1", [categoryId])).length > 0
  );
}

function unknownCategory(): Refused {
  return refused("INVALID", "There is no such category.", ["categoryId"]);
}
