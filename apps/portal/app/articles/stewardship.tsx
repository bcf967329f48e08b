import { Form, useNavigation } from "@remix-run/react";
import { dateWords } from "../policy/calendar-date.js";
import { Badge } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import type { DeskArticlePage } from "./load-desk-article.desk.server.js";
import { OwnerSelect } from "./owner-select.js";
import { intervalWords, ReviewIntervalFields } from "./review-interval-fields.js";
import { platformWords } from "./subject-choices.js";

/** Who looks after the article, when it was checked, and when next. */
export function Stewardship({ page }: { page: DeskArticlePage }) {
  const { article, staff } = page;
  const { checks, endedPlatforms, lastCheckedOn, owner, reviewDue, reviewDueOn, viewerCan } = article;
  return (
    <section aria-label="Checks" className="grid gap-4 rounded-sheet border border-rule bg-sheet p-4 sm:p-5">
      <h2 className="font-sans eyebrow">Checks</h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-small">
        <dt className="text-ink-faint">Owner</dt>
        <dd>{owner?.name ?? "Nobody"}</dd>
        <dt className="text-ink-faint">Checked</dt>
        <dd>{lastCheckedOn == null ? "Never" : dateWords(lastCheckedOn)}</dd>
        <dt className="text-ink-faint">Next</dt>
        <dd>
          {reviewDueOn == null ? "No date" : dateWords(reviewDueOn)}{" "}
          {reviewDue && <Badge tone="stop">Due</Badge>}
        </dd>
      </dl>
      {endedPlatforms.length > 0 && (
        <p className="text-small text-ochre">
          {endedPlatforms.map(platformWords).join(", ")}: not supported by the vendor any more. Readers are
          told so.
        </p>
      )}
      {viewerCan.markChecked.allowed && <CheckForm revisionId={article.published?.id ?? ""} />}
      {checks.length > 0 && (
        <ul aria-label="Last checks" className="grid gap-1 text-small text-ink-soft">
          {checks.map(({ checkedBy, checkedOn, words }, place) => (
            <li key={place}>
              {dateWords(checkedOn)}, {checkedBy?.name ?? "somebody"}
              {words != null && `: ${words}`}
            </li>
          ))}
        </ul>
      )}
      {viewerCan.planReviews.allowed && (
        <details className="border-t border-rule pt-3">
          <summary className="text-small text-ink-soft hover:text-pine">Owner and interval</summary>
          <PlanForm article={article} staff={staff} />
        </details>
      )}
    </section>
  );
}

function CheckForm({ revisionId }: { revisionId: string }) {
  const busy = useNavigation().formData?.get("intent") === "check";
  return (
    <Form method="post" preventScrollReset aria-label="Check" className="grid gap-2">
      <input type="hidden" name="checkedRevisionId" value={revisionId} />
      <Field label="What you found" optional>
        <Input name="words" maxLength={1000} autoComplete="off" />
      </Field>
      <Button name="intent" value="check" busy={busy} wide>
        Checked today, still right
      </Button>
    </Form>
  );
}

function PlanForm({ article, staff }: Pick<DeskArticlePage, "article" | "staff">) {
  const { category, ownOwner, ownReviewInterval } = article;
  const busy = useNavigation().formData?.get("intent") === "plan-review";
  const heir = category?.owner?.name ?? "nobody";
  return (
    <Form method="post" preventScrollReset aria-label="Owner and interval" className="mt-3 grid gap-3">
      <OwnerSelect staff={staff} own={ownOwner} none={`As the category: ${heir}`} />
      <ReviewIntervalFields own={ownReviewInterval} inherited={category?.reviewInterval} />
      <p className="sr-only">Now it is checked {intervalWords(article.reviewInterval)}.</p>
      <Button name="intent" value="plan-review" busy={busy} wide>
        Save
      </Button>
    </Form>
  );
}
