import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { RadioCards } from "../ui/choice.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input, Select } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import type { DeskPeoplePage as Page } from "./desk-people.desk.server.js";

interface DeskPeoplePageProps {
  page: Page;
  errors: FieldErrors;
}

/** Who of the account reads a ticket: staff act where its requester cannot. */
export function DeskPeoplePage({ page, errors }: DeskPeoplePageProps) {
  const { ticket } = page;
  const { who, personId, ...others } = errors;
  return (
    <>
      <PageHeader
        eyebrow={
          <Link to={`/desk/tickets/${ticket.number}`} className="link">
            #{ticket.number} {ticket.subject}
          </Link>
        }
        title="Who reads this ticket"
        {...(ticket.account !== null && { lead: `Of ${ticket.account.name}, and besides staff.` })}
      />
      <div className="grid max-w-2xl gap-10">
        <ErrorSummary title="Nothing was changed" errors={others} />
        {ticket.account === null ? (
          <p className="text-ink-soft">This ticket has no account: staff alone read it.</p>
        ) : (
          <>
            <Visibility page={page} />
            <People page={page} />
            <Add page={page} error={who} />
            {ticket.viewerCan.handOver.allowed && <HandOver page={page} error={personId} />}
          </>
        )}
      </div>
    </>
  );
}

function PeopleForm({
  ticket,
  label,
  children,
}: {
  ticket: Page["ticket"];
  label: string;
  children: ReactNode;
}) {
  return (
    <Form key={ticket.version} method="post" preventScrollReset aria-label={label} className="grid gap-4">
      <input type="hidden" name="ticketId" value={ticket.id} />
      <input type="hidden" name="version" value={ticket.version} />
      {children}
    </Form>
  );
}

function Visibility({ page: { ticket } }: { page: Page }) {
  return (
    <PeopleForm ticket={ticket} label="Visibility">
      <RadioCards
        legend="Besides its requester and participants"
        name="visibility"
        defaultValue={ticket.visibility}
        options={[
          { value: "ACCOUNT_ADMINS", title: "All administrators of the account" },
          { value: "PRIVATE", title: "Nobody else of the account" },
        ]}
      />
      <div>
        <Button name="intent" value="visibility">
          Save
        </Button>
      </div>
    </PeopleForm>
  );
}

function People({ page: { ticket } }: { page: Page }) {
  return (
    <section aria-labelledby="people">
      <h2 id="people" className="mb-3 text-h3">
        People
      </h2>
      <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
        <li className="flex justify-between gap-3 px-4 py-3">
          <span className="font-medium">{ticket.requester?.name ?? "Not known"}</span>
          <span className="text-small text-ink-soft">
            Requester{ticket.handoverOfferedAt !== null && ", no longer active"}
          </span>
        </li>
        {ticket.participants.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-3 px-4 py-3">
            <span className="font-medium">{name}</span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="ticketId" value={ticket.id} />
              <input type="hidden" name="personId" value={id} />
              <Button name="intent" value="remove" size="small" aria-label={`Remove ${name}`}>
                Remove
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Add({ page: { ticket, others }, error }: { page: Page; error: string | undefined }) {
  return (
    <PeopleForm ticket={ticket} label="Add a participant">
      <Field
        id="who"
        label="Add a participant"
        hint="The address that they sign in with. They read all replies, and no internal note."
        error={error}
      >
        <Input name="who" list="members" autoComplete="off" />
      </Field>
      <datalist id="members">
        {others.map(({ email, person }) => (
          <option key={person.id} value={email}>
            {person.name}
          </option>
        ))}
      </datalist>
      <div>
        <Button name="intent" value="add">
          Add
        </Button>
      </div>
    </PeopleForm>
  );
}

function HandOver({ page: { ticket, admins }, error }: { page: Page; error: string | undefined }) {
  if (admins.length === 0) {
    return (
      <Callout tone="info" title="Nobody could take this ticket over">
        <p>The account has no other active administrator.</p>
      </Callout>
    );
  }
  return (
    <PeopleForm ticket={ticket} label="Hand over">
      <Field
        id="personId"
        label="Hand over to another requester"
        hint="An active administrator of the account. Who was the requester stays as a participant while active."
        error={error}
      >
        <Select name="personId" defaultValue="">
          <option value="">Choose somebody</option>
          {admins.map(({ person, email }) => (
            <option key={person.id} value={person.id}>
              {person.name} ({email})
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <Button name="intent" value="hand-over">
          Hand over
        </Button>
      </div>
    </PeopleForm>
  );
}
