import { ThumbsDown, ThumbsUp } from "lucide-react";
import { Button, LinkButton } from "../../ui/button.js";
import { FeedbackForm } from "./feedback-form.js";

interface HelpfulProps {
  articleId: string;
  slug: string;
  title: string;
  voted: Voted;
  /** Why the feedback was not taken. */
  refusal: string | null;
}

/** `told`: no, and why not. */
export type Voted = "yes" | "no" | "told" | null;

export function readVoted(answer: string | null): Voted {
  return answer === "yes" || answer === "no" || answer === "told" ? answer : null;
}

/**
 * A question and what follows from either answer. Without script the form comes back with the answer in
 * the address; the enhance module sets `data-voted` in place.
 */
export function Helpful({ articleId, slug, title, voted, refusal }: HelpfulProps) {
  return (
    <section
      id="helpful"
      aria-labelledby="helpful-title"
      data-voted={voted ?? "not-yet"}
      data-print="no"
      className="group mt-14 rounded-sheet border border-rule bg-sheet p-5 sm:p-6"
    >
      <form
        action={`/articles/${slug}`}
        method="post"
        data-vote=""
        className="flex flex-wrap items-center gap-x-6 gap-y-3 group-data-[voted=no]:hidden group-data-[voted=told]:hidden group-data-[voted=yes]:hidden"
      >
        <h2 id="helpful-title" className="text-h3">
          Was this helpful?
        </h2>
        <input type="hidden" name="articleId" value={articleId} />
        <span className="flex gap-2">
          <Button name="helpful" value="yes" size="small">
            <ThumbsUp aria-hidden="true" className="size-4" /> Yes
          </Button>
          <Button name="helpful" value="no" size="small">
            <ThumbsDown aria-hidden="true" className="size-4" /> No
          </Button>
        </span>
      </form>
      <div role="status" tabIndex={-1} className="focus:outline-none">
        <p className="hidden group-data-[voted=yes]:block">Good to hear, thank you.</p>
        <p className="hidden font-serif text-h3 font-medium group-data-[voted=no]:block">
          Thank you for saying so.
        </p>
        <p className="hidden font-serif text-h3 font-medium group-data-[voted=told]:block">
          Thank you. Whoever keeps this article reads that.
        </p>
      </div>
      <div className="hidden group-data-[voted=no]:block">
        <FeedbackForm articleId={articleId} slug={slug} refusal={refusal} />
      </div>
      <div className="mt-5 hidden group-data-[voted=no]:block group-data-[voted=told]:block">
        <p className="text-ink-soft">
          Other words often lead to another article, and a ticket form tells you at once whether we can help
          you in person.
        </p>
        <p className="mt-4 flex flex-wrap gap-2">
          <LinkButton href={`/search?${new URLSearchParams({ q: title })}`} size="small">
            Search for more
          </LinkButton>
          <LinkButton href="/tickets/new" size="small">
            See if you can open a ticket
          </LinkButton>
        </p>
      </div>
    </section>
  );
}
