import { Form, useNavigation } from "@remix-run/react";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import type { ReactNode } from "react";
import type { Rating } from "../gql/graphql.js";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Textarea } from "../ui/input.js";
import { SentNotice } from "./sent-notice.js";
import { useSent } from "./use-sent.js";

interface RatingBoxProps {
  ticket: {
    id: string;
    number: number;
    viewerRating: { rating: Rating; words: string | null } | null;
  };
  error?: string | undefined;
  /** What was typed and could not be saved. */
  typed?: string | undefined;
}

/** How it was solved, said by one press; words may go with it. The same box changes what was said. */
export function RatingBox({ ticket: { id, number, viewerRating }, error, typed }: RatingBoxProps) {
  const { key, sent } = useSent("rating");
  const said = viewerRating?.rating ?? null;
  return (
    <Form
      key={key}
      // Mails lead here.
      id="satisfaction"
      method="post"
      action={`/tickets/${number}/rating`}
      preventScrollReset
      aria-label="How did we do?"
      className="grid gap-4 rounded-sheet border border-rule bg-sheet p-4 sm:p-5"
    >
      <div>
        <h2 className="text-h3">How did we do?</h2>
        <p className="mt-1 text-small text-ink-soft">
          {said === null
            ? "One press says it. You can change it until the ticket closes."
            : `You said: ${said === "GOOD" ? "good" : "bad"}. You can change it until the ticket closes.`}
        </p>
      </div>
      <SentNotice sent={sent}>Thank you. We read every one.</SentNotice>
      <input type="hidden" name="ticketId" value={id} />
      <Field
        id="words"
        label="In your words"
        optional
        hint="What helped, or what we should have done. It is sent with your press below."
        error={error}
      >
        <Textarea name="words" rows={2} maxLength={2000} defaultValue={typed ?? viewerRating?.words ?? ""} />
      </Field>
      <div className="flex flex-wrap gap-3">
        <RatingButton value="GOOD" said={said}>
          <ThumbsUp aria-hidden="true" className="size-4" /> Good
        </RatingButton>
        <RatingButton value="BAD" said={said}>
          <ThumbsDown aria-hidden="true" className="size-4" /> Bad
        </RatingButton>
      </div>
    </Form>
  );
}

function RatingButton({
  value,
  said,
  children,
}: {
  value: Rating;
  said: Rating | null;
  children: ReactNode;
}) {
  const busy = useNavigation().formData?.get("rating") === value;
  return (
    <Button
      name="rating"
      value={value}
      busy={busy}
      aria-pressed={said === null ? undefined : said === value}
      tone={said === value ? "primary" : "plain"}
    >
      {children}
    </Button>
  );
}
