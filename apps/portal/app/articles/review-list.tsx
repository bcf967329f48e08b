import { Form, Link, useNavigation } from "@remix-run/react";
import { dateWords } from "../policy/calendar-date.js";
import { Badge } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import type { ReviewsPage } from "./load-reviews.desk.server.js";
import { OwnerSelect } from "./owner-select.js";
import { platformWords } from "./subject-choices.js";

type Reviewed = ReviewsPage["articles"][number];

/** One form for the whole list: each row's button checks it, the boxes say what goes to somebody else. */
export function ReviewList({
  articles,
  staff,
  mayPlan,
}: Pick<ReviewsPage, "articles" | "staff" | "mayPlan">) {
  const posted = useNavigation().formData;
  return (
    <Form method="post" preventScrollReset aria-label="Articles to check">
      {/* The Enter key presses a form's first button: here it must press none, least of all the first row's. */}
      <button type="submit" disabled hidden />
      <ul aria-label="Articles" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
        {articles.map((article) => (
          <ReviewRow
            key={article.id}
            article={article}
            mayPlan={mayPlan}
            busy={posted?.get("check") === article.id}
          />
        ))}
      </ul>
      {mayPlan && (
        <div className="mt-5 flex flex-wrap items-end gap-2">
          <OwnerSelect
            staff={staff}
            own={null}
            none="Whoever looks after the category"
            label="Give the ticked ones to"
          />
          <Button name="intent" value="give" busy={posted?.get("intent") === "give"}>
            Give
          </Button>
        </div>
      )}
    </Form>
  );
}

function ReviewRow({ article, mayPlan, busy }: { article: Reviewed; mayPlan: boolean; busy: boolean }) {
  const { id, category, endedPlatforms, owner, published, reviewDue, reviewDueOn, viewerCan } = article;
  const title = published?.title ?? "";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      {mayPlan && (
        <input
          type="checkbox"
          name="articleId"
          value={id}
          aria-label={title}
          className="size-4 shrink-0 accent-pine"
        />
      )}
      <div className="min-w-0 flex-1 basis-64">
        <Link to={`/desk/articles/${id}`} className="font-medium hover:text-pine">
          {title}
        </Link>
        <p className="text-small text-ink-faint">
          {category?.title ?? "Without a category"} · {owner?.name ?? "Without an owner"}
          {article.lastCheckedOn != null && ` · last checked ${dateWords(article.lastCheckedOn)}`}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {endedPlatforms.map((platform) => (
          <Badge key={platformWords(platform)} tone="wait">
            {platformWords(platform)} ended
          </Badge>
        ))}
        {reviewDueOn != null && (
          <Badge tone={reviewDue ? "stop" : "neutral"}>
            {reviewDue ? "Due since" : "Due"} {dateWords(reviewDueOn)}
          </Badge>
        )}
        {viewerCan.markChecked.allowed && (
          <>
            <input type="hidden" name={`revision-${id}`} value={published?.id ?? ""} />
            <Button
              size="small"
              name="check"
              value={id}
              busy={busy}
              aria-label={`Checked today, still right: ${title}`}
            >
              Still right
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
