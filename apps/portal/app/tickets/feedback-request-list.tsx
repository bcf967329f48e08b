import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import type { FeedbackRequestsPage } from "./feedback-requests.desk.server.js";

type Feedback = FeedbackRequestsPage["feedback"][number];

/** What somebody thinks, the newest first. */
export function FeedbackRequestList({ feedback }: { feedback: readonly Feedback[] }) {
  return (
    <ul aria-label="Feedback" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {feedback.map((each) => (
        <li key={each.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-4 sm:p-5">
          <div className="min-w-0 flex-1 basis-72">
            <h2 className="font-sans text-body font-medium">{each.subject}</h2>
            <p className="text-small text-ink-faint">
              {each.person === null ? "A visitor" : each.person.name}
              {each.account !== null && `, ${each.account.name}`} · <DateTime at={each.at} />
            </p>
            <p className="mt-2 break-words whitespace-pre-line">{each.body}</p>
            {each.person?.email != null && (
              <p className="mt-2 text-small">
                <a href={`mailto:${each.person.email}`} className="link">
                  {each.person.email}
                </a>
              </p>
            )}
            {each.readAt !== null && (
              <p className="mt-1 text-label text-ink-faint">
                Read by {each.readBy?.name ?? "somebody"}, <DateTime at={each.readAt} />
              </p>
            )}
          </div>
          <ReadForm feedback={each} />
        </li>
      ))}
    </ul>
  );
}

function ReadForm({ feedback: { id, readAt, subject } }: { feedback: Feedback }) {
  const busy = useNavigation().formData?.get("feedbackId") === id;
  const does = readAt === null ? "Mark as read" : "Mark as unread";
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="feedbackId" value={id} />
      <Button
        name="read"
        value={readAt === null ? "yes" : "no"}
        size="small"
        busy={busy}
        aria-label={`${does}: ${subject}`}
      >
        {does}
      </Button>
    </Form>
  );
}
