import { Button } from "../../ui/button.js";
import { feedbackReasons } from "../../insights/feedback-reasons.js";

interface FeedbackFormProps {
  articleId: string;
  slug: string;
  refusal: string | null;
}

/** Why it did not help: a choice, words, or both; neither is a must. Sent in place where there is script. */
export function FeedbackForm({ articleId, slug, refusal }: FeedbackFormProps) {
  return (
    <form action={`/articles/${slug}`} method="post" data-vote="told" className="mt-4 grid gap-4">
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="helpful" value="no" />
      <input type="hidden" name="intent" value="feedback" />
      <fieldset>
        <legend className="mb-1.5 text-small font-medium">
          What was wrong with it? <span className="font-normal text-ink-faint">(optional)</span>
        </legend>
        <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
          {feedbackReasons.map(({ reason, title }) => (
            <li key={reason}>
              <label className="flex items-center gap-2 text-small">
                <input type="radio" name="reason" value={reason} className="size-4 accent-pine" />
                {title}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="grid gap-1.5">
        <label htmlFor="feedback-words" className="text-small font-medium">
          What would have helped? <span className="font-normal text-ink-faint">(optional)</span>
        </label>
        <p id="feedback-hint" className="text-label text-ink-faint">
          Please leave names, addresses and passwords out. Nobody answers here.
        </p>
        {refusal !== null && (
          <p id="feedback-error" role="alert" className="text-small font-medium text-brick">
            {refusal}
          </p>
        )}
        <textarea
          id="feedback-words"
          name="words"
          rows={3}
          maxLength={1_000}
          aria-describedby={refusal === null ? "feedback-hint" : "feedback-error feedback-hint"}
          aria-invalid={refusal !== null || undefined}
          className="w-full rounded-box border border-rule-strong bg-sheet px-3 py-2 text-body"
        />
      </div>
      <p>
        <Button size="small">Send</Button>
      </p>
    </form>
  );
}
