import { Form, Link } from "@remix-run/react";
import type { MailState } from "../gql/desk/graphql.js";
import { Status, type Tone } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import type { OutgoingMailsPage } from "./outgoing-mails.desk.server.js";
import { templateWords } from "./template-words.js";

const states: Record<MailState, { tone: Tone; words: string }> = {
  WAITING: { tone: "wait", words: "Waits" },
  SENDING: { tone: "info", words: "Is being sent" },
  SENT: { tone: "good", words: "Sent" },
  UNCERTAIN: { tone: "stop", words: "Uncertain" },
  DEAD: { tone: "stop", words: "Not sent" },
  DROPPED: { tone: "neutral", words: "Not sent any more" },
};

export function OutgoingMailList({ mails }: { mails: OutgoingMailsPage["mails"] }) {
  return (
    <ul aria-label="Mails" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {mails.map((mail) => (
        <li key={mail.id} className="flex flex-wrap items-start justify-between gap-4 p-4">
          <div className="grid min-w-0 gap-1">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Status tone={states[mail.state].tone}>{states[mail.state].words}</Status>
              <span className="font-medium">{templateWords(mail.template)}</span>
              {mail.ticketNumber != null && (
                <Link to={`/desk/tickets/${mail.ticketNumber}`} className="link-quiet">
                  #{mail.ticketNumber}
                </Link>
              )}
            </p>
            <p className="text-small wrap-anywhere text-ink-soft">
              To {mail.to}, written <DateTime at={mail.createdAt} />
              {mail.sentAt != null && (
                <>
                  , sent <DateTime at={mail.sentAt} />
                </>
              )}
              {mail.nextAttemptAt != null && (
                <>
                  , tried again <DateTime at={mail.nextAttemptAt} />
                </>
              )}
            </p>
            {mail.lastError != null && (
              <p className="text-small wrap-anywhere text-ink-soft">
                {mail.attempts === 1 ? "1 attempt" : `${mail.attempts} attempts`}: {mail.lastError}
              </p>
            )}
            {mail.bounceReason != null && (
              <p className="text-small wrap-anywhere text-brick">{mail.bounceReason}</p>
            )}
          </div>
          {mail.maySendAgain.allowed && (
            <Form method="post">
              <input type="hidden" name="mailId" value={mail.id} />
              <Button size="small" aria-label={`Send again to ${mail.to}`}>
                Send again
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
