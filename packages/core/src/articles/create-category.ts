import {
  mayChangeCategory,
  mayChangeCategoryAudience,
  type Audience,
  type ReviewInterval,
} from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { refusedBy } from "../permission.js";
import { transact } from "../transaction.js";
import { Category } from "./category.entity.js";
import { checkCategoryTexts, checkInterval, refuseOwner } from "./category-fields.js";
import { freeCategorySlug, refuseCategorySlug } from "./category-slugs.js";
import {
  findCategory,
  lastPosition,
  lockCategoryTree,
  reloadCategory,
  unknownCategory,
  type CategoryResult,
} from "./load-category.js";
import { refuseDesk } from "./load-revision.js";

export interface CreateCategoryInput {
  title: string;
  /** Made from the title when left out. */
  slug?: string | null;
  description?: string | null;
  /** Null: at the top. */
  parentId?: string | null;
  /** For staff, unless a lead says otherwise. */
  audience?: Audience | null;
  ownerId?: string | null;
  reviewInterval?: ReviewInterval | null;
}

/** Makes a category, the last one of those beside it. */
export async function createCategory(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: CreateCategoryInput,
): Promise<CategoryResult> {
  const { title, description = null, ownerId = null, parentId = null } = input;
  const audience = input.audience ?? "staff";
  const checked = checkCategoryTexts({ title, description });
  const interval = checkInterval(input.reviewInterval ?? null);
  const viewer = policyViewer(actor);
  const permission = audience === "staff" ? mayChangeCategory(viewer) : mayChangeCategoryAudience(viewer);
  const refusal = refuseDesk(actor) ?? (permission.allowed ? null : refusedBy(permission));
  if (refusal !== null) {
    return refusal;
  }
  if (!checked.ok) {
    return checked;
  }
  if (!interval.ok) {
    return interval;
  }
  const at = deps.clock.now();
  return transact<CategoryResult>(deps.db, async (tx) => {
    await lockCategoryTree(tx);
    if (parentId !== null && (await findCategory(tx, parentId)) === null) {
      return unknownCategory("parentId");
    }
    const slug = input.slug ?? (await freeCategorySlug(tx, title));
    const wrong = (await refuseCategorySlug(tx, slug)) ?? (await refuseOwner(tx, ownerId));
    if (wrong !== null) {
      return wrong;
    }
    const id = newId(at);
    await tx.insert(Category, {
      ...{ id, slug, title, description, ...checked.texts, audience, parentId, ownerId },
      position: await lastPosition(tx, parentId),
      reviewInterval: interval.reviewInterval,
      version: 1,
      createdAt: at,
      changedOnDeskAt: at,
    });
    await writeAudit(tx, {
      at,
      actor,
      action: "category.created",
      subjectType: "category",
      subjectId: id,
      data: { slug, audience, parentId },
    });
    return reloadCategory(tx, id);
  });
}
