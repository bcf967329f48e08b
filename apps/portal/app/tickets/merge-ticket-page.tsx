import { Form, Link, useNavigation } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { RadioCards } from "../ui/choice.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import type { MergePage } from "./merge-ticket.desk.server.js";
import { stateWords } from "./ticket-status.js";

/** Which ticket goes on, and what becomes of both. */
export function MergeTicketPage({ page, message }: { page: MergePage; message: string | null }) {
  const { ticket, others } = page;
  const busy = useNavigation().state !== "idle";
  const back = `/desk/tickets/${ticket.number}`;
  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Merge"
        eyebrow={<Link to={back} className="link">{`#${ticket.number} ${ticket.subject}`}</Link>}
      />
      {ticket.mergedInto !== null || !ticket.viewerCanOrder.allowed ? (
        <Callout tone="stop" title={ticket.viewerCanOrder.message ?? "This ticket is merged already."}>
          <Link to={back} className="link">
            Back to the ticket
          </Link>
        </Callout>
      ) : (
        <Form method="post" className="grid gap-6">
          {message !== null && (
            <ErrorSummary title="The tickets were not merged" errors={{ form: message }} />
          )}
          <input type="hidden" name="ticketId" value={ticket.id} />
          <input type="hidden" name="version" value={ticket.version} />
          <ul className="list-disc pl-5 text-ink-soft">
            <li>
              #{ticket.number} is closed, and its number leads to the other ticket, for{" "}
              {ticket.requester?.name ?? "the customer"} too.
            </li>
            <li>Everything that was written to both is read there, by everybody who took part in either.</li>
            <li>The request is decided anew, out of what both ask.</li>
            <li>You can take the merge back for as long as the other ticket is not closed.</li>
          </ul>
          {others.length > 0 && (
            <RadioCards
              legend={`Other tickets of ${ticket.account?.name ?? "the account"}`}
              name="into"
              columns={1}
              options={others.map((other) => ({
                value: String(other.number),
                title: `#${other.number} ${other.subject}`,
                description: [stateWords(other.state, "staff"), other.requester?.name]
                  .filter((part) => part !== undefined)
                  .join(", "),
              }))}
            />
          )}
          <Field
            label={others.length > 0 ? "Or the number of another" : "The number of the ticket that goes on"}
            hint="Only tickets of one account are merged."
          >
            <Input
              name="number"
              inputMode="numeric"
              autoComplete="off"
              placeholder="#1042"
              className="max-w-40"
            />
          </Field>
          <div className="flex gap-2">
            <Button tone="primary" busy={busy}>
              Merge #{ticket.number} into it
            </Button>
            <LinkButton href={back} tone="quiet" soft>
              Cancel
            </LinkButton>
          </div>
        </Form>
      )}
    </div>
  );
}
