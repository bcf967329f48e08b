import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, textsOf } from "../ui/form-fields.js";
import { readInterval } from "./review-interval-form.js";

const MarkCheckedDocument = graphql(`
  mutation MarkChecked($input: ArticleMarkCheckedInput!) {
    articleMarkChecked(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const PlanReviewsDocument = graphql(`
  mutation PlanReviews($input: ArticleReviewPlanInput!) {
    articleReviewPlan(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** What was posted from the list of checks; what the API says against it comes back as messages. */
export async function actOnReviews(asked: Asked, form: FormData): Promise<string[]> {
  const checked = textOf(form, "check");
  if (checked !== "") return markChecked(asked, checked, textOf(form, `revision-${checked}`), null);
  const articleIds = textsOf(form, "articleId");
  if (articleIds.length === 0) return ["Tick the articles first that you give to somebody."];
  const ownerId = textOf(form, "ownerId");
  return plan(asked, { articleIds, ownerId: ownerId === "" ? null : ownerId });
}

const acts = new Set(["plan-review", "check"]);

export function isReviewAct(intent: string): boolean {
  return acts.has(intent);
}

/** What was posted beside an article. */
export async function actOnReview(asked: Asked, form: FormData, articleId: string): Promise<string[]> {
  if (textOf(form, "intent") === "check") {
    const words = textOf(form, "words");
    return markChecked(asked, articleId, textOf(form, "checkedRevisionId"), words === "" ? null : words);
  }
  const ownerId = textOf(form, "ownerId");
  return plan(asked, {
    articleIds: [articleId],
    ownerId: ownerId === "" ? null : ownerId,
    reviewInterval: readInterval(form),
  });
}

async function markChecked(asked: Asked, articleId: string, revisionId: string, words: string | null) {
  const input = { articleId, revisionId: revisionId === "" ? null : revisionId, words };
  const { articleMarkChecked } = await askDesk(asked, MarkCheckedDocument, { input });
  return articleMarkChecked.userErrors.map(({ message }) => message);
}

interface Plan {
  articleIds: string[];
  ownerId: string | null;
  reviewInterval?: ReturnType<typeof readInterval>;
}

async function plan(asked: Asked, input: Plan): Promise<string[]> {
  const { articleReviewPlan } = await askDesk(asked, PlanReviewsDocument, { input });
  return articleReviewPlan.userErrors.map(({ message }) => message);
}
