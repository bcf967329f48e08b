import { Form, Link, useNavigation } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Checkbox } from "../ui/choice.js";
import { DateTime } from "../ui/date-time.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import { Input, Select } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import type { SplitPage } from "./split-ticket.desk.server.js";

interface SplitTicketPageProps {
  page: SplitPage;
  failed: { message: string; subject: string } | null;
}

/** Which messages are a request of their own, and what it is called. */
export function SplitTicketPage({ page, failed }: SplitTicketPageProps) {
  const { ticket, messages, kinds } = page;
  const busy = useNavigation().state !== "idle";
  const back = `/desk/tickets/${ticket.number}`;
  if (!ticket.viewerCanOrder.allowed || messages.length === 0) {
    return (
      <Callout
        tone="info"
        title={
          ticket.viewerCanOrder.message ??
          "The customer wrote nothing to this ticket that could be split off."
        }
      >
        <Link to={back} className="link">
          Back to the ticket
        </Link>
      </Callout>
    );
  }
  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Split"
        eyebrow={<Link to={back} className="link">{`#${ticket.number} ${ticket.subject}`}</Link>}
      />
      <Form method="post" className="grid gap-6">
        {failed !== null && <ErrorSummary title="Nothing was split" errors={{ form: failed.message }} />}
        <input type="hidden" name="ticketId" value={ticket.id} />
        <input type="hidden" name="version" value={ticket.version} />
        <input type="hidden" name="idempotencyKey" value={page.idempotencyKey} />
        <p className="text-ink-soft">
          The messages that you choose open a ticket of their own for{" "}
          {ticket.requester?.name ?? "the customer"}, as received when the first of them was. They stay in
          this conversation as well. The support policy decides the new request; where it says no, nothing is
          split.
        </p>
        <fieldset className="grid gap-4">
          <legend className="mb-2 text-small font-medium">Messages of the customer</legend>
          {messages.map(({ id, at, by, text }) => (
            <Checkbox
              key={id}
              name="message"
              value={id}
              label={
                <>
                  {by}, <DateTime at={at} />
                </>
              }
              hint={text}
            />
          ))}
        </fieldset>
        <Field id="subject" label="Subject of the new ticket">
          <Input name="subject" required maxLength={200} defaultValue={failed?.subject} />
        </Field>
        <Field label="Kind">
          <Select name="kind" defaultValue={ticket.kind}>
            {kinds.map(({ kind, title }) => (
              <option key={kind} value={kind}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        <div className="flex gap-2">
          <Button tone="primary" busy={busy}>
            Split off
          </Button>
          <LinkButton href={back} tone="quiet" soft>
            Cancel
          </LinkButton>
        </div>
      </Form>
    </div>
  );
}
