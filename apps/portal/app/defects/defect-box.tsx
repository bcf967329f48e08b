import { Link, useFetcher } from "@remix-run/react";
import type { TicketState } from "../gql/graphql.js";
import { Fact } from "../tickets/fact.js";
import { Status } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import { issueName, issueStateWords, issueTones } from "./issue-words.js";
import type { TicketDefect } from "./ticket-defect.desk.server.js";

interface DefectBoxProps {
  ticket: { id: string; number: number; state: TicketState };
  about: TicketDefect;
}

/** The defect that the ticket is about: linked here, or made out of the ticket. */
export function DefectBox({ ticket, about: { defect, unfixed, mayWork } }: DefectBoxProps) {
  const fetcher = useFetcher<{ message: string }>();
  const busy = fetcher.state !== "idle";
  const action = `/desk/tickets/${ticket.number}/defect`;
  const mayChange = mayWork && ticket.state !== "CLOSED";
  return (
    <Fact title="Defect">
      {defect === null ? (
        <p className="text-ink-soft">It is about no defect that we know of.</p>
      ) : (
        <>
          <Link to={`/desk/defects/${issueName(defect.number)}`} className="link">
            {issueName(defect.number)} {defect.title}
          </Link>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-ink-faint">
            <Status tone={issueTones[defect.state]}>
              {issueStateWords(defect.state)}
              {defect.fixedVersion !== null && ` in ${defect.fixedVersion}`}
            </Status>
            {defect.affectedAccounts === 1 ? "1 account" : `${defect.affectedAccounts} accounts`}
            {defect.publishedAt === null && " · staff only"}
          </p>
        </>
      )}
      {mayChange && defect !== null && (
        <fetcher.Form method="post" action={action} aria-label="Take it off the defect" className="mt-2">
          <input type="hidden" name="ticketId" value={ticket.id} />
          <input type="hidden" name="defectId" value={defect.id} />
          <button name="intent" value="unlink" disabled={busy} className="link text-label">
            Take the ticket off it
          </button>
        </fetcher.Form>
      )}
      {mayChange && defect === null && (
        <details className="mt-2">
          <summary className="link w-fit">Link a defect</summary>
          <fetcher.Form
            method="post"
            action={action}
            aria-label="Link a defect"
            className="mt-2 flex items-end gap-2"
          >
            <input type="hidden" name="ticketId" value={ticket.id} />
            <Field label="Number of the defect" className="min-w-0 flex-1">
              <Input name="number" required list="unfixed-defects" placeholder="D-12" autoComplete="off" />
            </Field>
            <datalist id="unfixed-defects">
              {unfixed.map(({ number, title }) => (
                <option key={number} value={issueName(number)} label={title} />
              ))}
            </datalist>
            <Button name="intent" value="link" busy={busy}>
              Link
            </Button>
          </fetcher.Form>
          <p className="mt-2">
            <Link to={`/desk/defects/new?ticket=${ticket.number}`} className="link">
              Make a new defect of it
            </Link>
          </p>
        </details>
      )}
      <p role="status" className="mt-2 font-medium text-brick empty:hidden">
        {fetcher.data?.message}
      </p>
    </Fact>
  );
}
