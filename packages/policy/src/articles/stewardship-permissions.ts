import { dateAt } from "../hours/wall-clock.js";
import { parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";

const staffOnly = denied("staff_only", "Only support staff work on the desk.");
const authorsOnly = denied("authors_only", "Only authors and leads may do this.");
const leadsOnly = denied("leads_only", "Only a lead changes who may read what.");

/** How many published articles a change leaves with a narrower or a wider audience. */
export interface AudienceEffect {
  narrower: number;
  wider: number;
}

/** Making one, its name, address, order, and the defaults of its articles: an author or lead. */
export function mayChangeCategory(viewer: Viewer): Permission {
  if (!isStaff(viewer)) {
    return staffOnly;
  }
  return isStaff(viewer, "author", "lead") ? allowed : authorsOnly;
}

/** Who may read every article below it at once is a lead's to say. */
export function mayChangeCategoryAudience(viewer: Viewer): Permission {
  const permission = mayChangeCategory(viewer);
  return permission.allowed && !isStaff(viewer, "lead") ? leadsOnly : permission;
}

/** To another place in the tree: an author or lead, or a lead alone where that changes who may read articles. */
export function mayMoveCategory(viewer: Viewer, { narrower, wider }: AudienceEffect): Permission {
  return narrower + wider === 0 ? mayChangeCategory(viewer) : mayChangeCategoryAudience(viewer);
}

/** What stands in it goes elsewhere first, drafts as well. */
export function mayDeleteCategory(
  viewer: Viewer,
  { articles, categories }: { articles: number; categories: number },
): Permission {
  const permission = mayChangeCategory(viewer);
  return permission.allowed && articles + categories > 0
    ? denied(
        "category_not_empty",
        "Only an empty category can be deleted: move its articles and categories first.",
      )
    : permission;
}

/** Who looks after an article, and how often it is checked: an author or lead. */
export function mayPlanReviews(viewer: Viewer): Permission {
  return mayChangeCategory(viewer);
}

/** "Checked, still right": its owner, whatever their role, an author or a lead; of an article that readers see. */
export function mayMarkChecked(
  viewer: Viewer,
  article: { published: boolean; ownerPersonId: string | null },
): Permission {
  const owns = viewer.person !== null && viewer.person.id === article.ownerPersonId;
  const permission = owns && isStaff(viewer) ? allowed : mayPlanReviews(viewer);
  return permission.allowed && !article.published
    ? denied("not_in_this_state", "Only an article that readers see is checked: publish it first.")
    : permission;
}

/** Whether a check is due: from its day on, in the policy's zone. */
export function isReviewDue(policy: SupportPolicy, dueOn: string | null, at: string): boolean {
  return dueOn !== null && dueOn <= calendarDate(policy, at);
}

/** The calendar date `2026-03-13` at the instant, in the policy's zone. */
export function calendarDate(policy: SupportPolicy, at: string): string {
  return dateAt(policy.zone, parseInstant(at));
}
