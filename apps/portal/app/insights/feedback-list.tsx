import { Form, useNavigation } from "@remix-run/react";
import { Badge } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import { reasonWords } from "./feedback-reasons.js";
import type { ShownFeedback } from "./feedback.desk.server.js";

/** What readers said, the newest first. */
export function FeedbackList({ feedback }: { feedback: readonly ShownFeedback[] }) {
  return (
    <ul aria-label="Feedback" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {feedback.map((each) => (
        <li key={each.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-4 sm:p-5">
          <div className="min-w-0 flex-1 basis-72">
            <p className="mb-1 flex flex-wrap items-center gap-2 text-label text-ink-faint">
              {each.reason !== null && <Badge>{reasonWords(each.reason)}</Badge>}
              <DateTime at={each.at} />
              {each.revision !== null && ` · revision ${each.revision}`}
            </p>
            {each.words !== null && <p className="break-words whitespace-pre-line">{each.words}</p>}
            {each.handledAt !== null && (
              <p className="mt-1 text-label text-ink-faint">
                Dealt with by {each.handledBy?.name ?? "somebody"}, <DateTime at={each.handledAt} />
              </p>
            )}
          </div>
          <HandleForm feedback={each} />
        </li>
      ))}
    </ul>
  );
}

function HandleForm({ feedback: { id, state } }: { feedback: ShownFeedback }) {
  const busy = useNavigation().formData?.get("feedbackId") === id;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="feedbackId" value={id} />
      <Button name="handled" value={state === "OPEN" ? "yes" : "no"} size="small" busy={busy}>
        {state === "OPEN" ? "Dealt with" : "Let it wait again"}
      </Button>
    </Form>
  );
}
