import { Form, Link } from "@remix-run/react";
import type { QuarantineCause } from "../gql/desk/graphql.js";
import { Status } from "../ui/badge.js";
import { Button, buttonClass } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import type { IncomingMailsPage } from "./incoming-mails.desk.server.js";

type Mail = IncomingMailsPage["mails"][number];

/** What happened, and what somebody should think of. */
const causes: Record<QuarantineCause, string> = {
  AUTHENTICATION_FAILED:
    "Somebody else may have sent it: the domain says that its mail does not come from there.",
  NOT_AUTHENTICATED: "Nothing proves that it is from this address: the domain publishes nothing to tell by.",
  AUTHENTICATION_UNKNOWN:
    "Nobody could tell whether it is from this address: the domain's name servers did not answer.",
  SENDER_AMBIGUOUS: "There is more than one way to read whom it is from.",
  FROM_OURSELVES: "It says that it is from one of our own addresses.",
  FROM_STAFF: "It is from a colleague's address. Staff write to customers on the desk.",
  AUTOMATIC: "A program wrote it, and it belongs to no ticket.",
  TOKEN_OF_ANOTHER:
    "It came to the reply address of somebody else. If the sender belongs to the customer, ask them to join the ticket.",
  NOT_A_READER: "The sender does not read this ticket, or does so no more.",
  TOO_MANY: "Its sender sent too many within an hour. It may be a loop.",
};

export function IncomingMailList({ mails }: { mails: readonly Mail[] }) {
  return (
    <ul aria-label="Mails" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {mails.map((mail) => (
        <li key={mail.id} className="grid gap-3 p-4">
          <MailHead mail={mail} />
          {mail.body != null && mail.body !== "" && (
            <details className="text-small">
              <summary className="w-fit cursor-pointer rounded-box font-medium hover:text-pine">
                What it says
              </summary>
              <div className="mt-2 border-l-2 border-rule pl-3 wrap-anywhere whitespace-pre-wrap">
                {mail.body}
              </div>
            </details>
          )}
          <MailActs mail={mail} />
        </li>
      ))}
    </ul>
  );
}

function MailHead({ mail }: { mail: Mail }) {
  const { state, cause, from, envelopeFrom, subject, ticketNumber, copiedTo } = mail;
  return (
    <div className="grid min-w-0 gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Status tone={state === "PARKED" ? "stop" : "wait"}>
          {state === "PARKED" ? "Could not be read" : "Held"}
        </Status>
        <span className="font-medium wrap-anywhere">{subject ?? "No subject is known"}</span>
        {ticketNumber != null && (
          <Link to={`/desk/tickets/${ticketNumber}`} className="link-quiet">
            #{ticketNumber}
          </Link>
        )}
      </p>
      <p className="text-small wrap-anywhere">{whyOf(mail.state, cause, mail.lastError)}</p>
      <p className="text-small wrap-anywhere text-ink-soft">
        From {from ?? "nobody that is certain"}, sent by {envelopeFrom === "" ? "nobody" : envelopeFrom} over{" "}
        {mail.clientAddress}, received <DateTime at={mail.receivedAt} />
      </p>
      {mail.authentication != null && (
        <p className="text-small wrap-anywhere text-ink-soft">Checks: {mail.authentication}</p>
      )}
      {copiedTo.length > 0 && (
        <p className="text-small wrap-anywhere text-ink-soft">It names {copiedTo.join(", ")}</p>
      )}
    </div>
  );
}

function whyOf(state: Mail["state"], cause: QuarantineCause | null, lastError: string | null): string {
  if (state === "PARKED") return lastError ?? "It could not be read three times.";
  return cause === null ? "" : causes[cause];
}

function MailActs({ mail }: { mail: Mail }) {
  const about = mail.subject ?? "the mail without a subject";
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mail.mayRelease.allowed && <ActButton mail={mail} act="release" words="Release" about={about} />}
      {mail.mayReadAgain.allowed && (
        <ActButton mail={mail} act="read_again" words="Read again" about={about} />
      )}
      {mail.mayDelete.allowed && <ActButton mail={mail} act="delete" words="Delete" about={about} />}
      {mail.mayDownload.allowed && (
        <a
          href={`/desk/exports/mails/${mail.id}`}
          className={buttonClass({ tone: "quiet", size: "small" })}
          aria-label={`Download as it came: ${about}`}
        >
          Download as it came
        </a>
      )}
    </div>
  );
}

interface ActButtonProps {
  mail: Mail;
  act: "release" | "read_again" | "delete";
  words: string;
  about: string;
}

function ActButton({ mail, act, words, about }: ActButtonProps) {
  return (
    <Form method="post">
      <input type="hidden" name="mailId" value={mail.id} />
      <input type="hidden" name="act" value={act} />
      <Button size="small" tone={act === "delete" ? "danger" : "plain"} aria-label={`${words}: ${about}`}>
        {words}
      </Button>
    </Form>
  );
}
