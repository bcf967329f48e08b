import { maySaveDraft, type ArticlePlatform, type Audience } from "@recourse/policy";
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
import { removeAutosave } from "./autosave.js";
import type { ArticleRevision } from "./article-revision.entity.js";
import { Article } from "./article.entity.js";
import { checkSlug, releaseSlug } from "./change-slug.js";
import { findFreeSlug } from "./free-slug.js";
import { headOf, lockArticle, refuseDesk } from "./load-revision.js";
import { reload, type RevisionResult } from "./move-revision.js";
import { isSlug } from "./slug.js";
import { supersedeHead, writeRevision } from "./write-revision.js";

export interface SaveDraftInput {
  /** Left out: a new article. */
  articleId?: string | null;
  /** The revision that was edited; when there is a newer one, that is a conflict. */
  basedOnRevisionId?: string | null;
  /** Made from the title when left out. Of a published article it changes at once; the old address leads to the new one. */
  slug?: string | null;
  /** A lead's word that an address which leads to another article shall lead to this one. */
  takeOverSlug?: boolean | null;
  categoryId: string | null;
  /** Left out: as the revision before has it; a new article is for staff until somebody says otherwise. */
  audience?: Audience | null;
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
type Draft = Pick<SaveDraftInput, "title" | "summary" | "body" | "reason" | "categoryId"> & {
  audience: Audience | null;
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
        ? await newArticle(tx, actor, input, checked.draft, at)
        : await editedArticle(tx, actor, input, checked.draft, at);
    if (!target.ok) {
      return target;
    }
    const { articleId, basedOn } = target;
    const { subjects, ...texts } = checked.draft;
    const audience = texts.audience ?? (basedOn === null ? "staff" : basedOn.audience);
    const text = { ...texts, audience, ...revisionSubjects(subjects, basedOn) };
    const revisionId = await writeRevision(tx, actor, { articleId, basedOn }, text, at);
    await removeAutosave(tx, actor, input.articleId == null ? null : articleId);
    await writeAudit(tx, {
      ...{ at, actor, action: "article.draft_saved", subjectType: "article", subjectId: articleId },
      data: { revisionId, basedOnId: basedOn?.id ?? null },
    });
    return (await also(tx, articleId)) ?? (await reload(tx, articleId, revisionId));
  });
}

type Target = { ok: true; articleId: string; basedOn: ArticleRevision | null } | Refused;

async function newArticle(
  tx: EntityManager,
  actor: Actor,
  input: SaveDraftInput,
  draft: Draft,
  at: Date,
): Promise<Target> {
  if (draft.categoryId !== null && !(await isCategory(tx, draft.categoryId))) {
    return unknownCategory();
  }
  const given = input.slug ?? null;
  const wanted = { slug: given ?? "", takeOver: input.takeOverSlug === true };
  const checked = given === null ? null : await checkSlug(tx, actor, null, wanted);
  if (checked?.ok === false) {
    return checked;
  }
  const articleId = newId(at);
  const slug = given ?? (await findFreeSlug(tx, draft.title));
  const { categoryId } = draft;
  const audience = draft.audience ?? "staff";
  await releaseSlug(tx, actor, { slug, takenFrom: checked?.takenFrom ?? null, by: articleId, at });
  await tx.insert(Article, {
    ...{ id: articleId, slug, audience, categoryId },
    position: 0,
    views: 0,
    version: 1,
    createdAt: at,
    updatedAt: at,
  });
  return { ok: true, articleId, basedOn: null };
}

async function editedArticle(
  tx: EntityManager,
  actor: Actor,
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
  const { id, version } = article;
  const slug = input.slug ?? article.slug;
  const checked = await checkSlug(tx, actor, article, { slug, takeOver: input.takeOverSlug === true });
  if (!checked.ok) {
    return checked;
  }
  await supersedeHead(tx, article, head);
  await releaseSlug(tx, actor, { slug, takenFrom: checked.takenFrom, by: id, at });
  const unseen =
    article.firstPublishedAt === null
      ? { audience: draft.audience ?? article.audience, categoryId: draft.categoryId }
      : {};
  await tx.update(Article, { id }, { ...unseen, slug, updatedAt: at, version: version + 1 });
  if (slug !== article.slug) {
    await writeAudit(tx, {
      ...{ at, actor, action: "article.slug_changed", subjectType: "article", subjectId: id },
      data: { from: article.slug, to: slug },
    });
  }
  return { ok: true, articleId: id, basedOn: head };
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
  const { audience = null, categoryId } = input;
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
