import { Form, useNavigation } from "@remix-run/react";
import { Avatar } from "../ui/avatar.js";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { Button } from "../ui/button.js";
import { RadioCards } from "../ui/choice.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import type { TicketPeoplePage as Page } from "./load-ticket-people.server.js";
import { visibilityWords } from "./visibility-words.js";

interface TicketPeoplePageProps {
  page: Page;
  failed: { typed: string; errors: FieldErrors } | null;
}

/** Who of the account reads a ticket, and the forms to change it. Every form works without script. */
export function TicketPeoplePage({ page, failed }: TicketPeoplePageProps) {
  const { ticket } = page;
  const { who, ...others } = failed?.errors ?? {};
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { title: "Tickets", href: "/tickets" },
          { title: `#${ticket.number} ${ticket.subject}`, href: `/tickets/${ticket.number}` },
        ]}
      />
      <PageHeader
        title="Who reads this ticket"
        lead="Besides our staff. Participants read everything between you and us, and may reply."
      />
      <div className="grid max-w-2xl gap-8">
        <ErrorSummary title="Nothing was changed" errors={others} />
        <Visibility page={page} />
        <Participants page={page} />
        {ticket.viewerCan.share.allowed && (
          <AddParticipant page={page} typed={failed?.typed ?? ""} error={who} />
        )}
      </div>
    </>
  );
}

function Visibility({ page: { ticket } }: { page: Page }) {
  const busy = useNavigation().formData?.get("intent") === "visibility";
  const account = ticket.account?.name ?? null;
  if (!ticket.viewerCan.share.allowed) return <p>{visibilityWords(ticket.visibility, account)}</p>;
  return (
    <Form method="post" preventScrollReset aria-label="Visibility" className="grid gap-4">
      <input type="hidden" name="ticketId" value={ticket.id} />
      <input type="hidden" name="version" value={ticket.version} />
      <RadioCards
        key={ticket.version}
        legend="Besides its requester and participants"
        name="visibility"
        defaultValue={ticket.visibility}
        options={[
          {
            value: "ACCOUNT_ADMINS",
            title: "All administrators",
            description: `Every active administrator of ${account ?? "the account"} reads it and may reply.`,
          },
          {
            value: "PRIVATE",
            title: "Nobody",
            description: "Other administrators do not see that it exists.",
          },
        ]}
      />
      <div>
        <Button name="intent" value="visibility" busy={busy}>
          Save
        </Button>
      </div>
    </Form>
  );
}

function Participants({ page: { ticket, me } }: { page: Page }) {
  const { participants, requester, viewerCan } = ticket;
  return (
    <section aria-labelledby="participants">
      <h2 id="participants" className="mb-3 text-h3">
        People
      </h2>
      <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
        <li className="flex items-center gap-3 px-4 py-3">
          <Avatar name={requester?.name ?? "?"} staff={false} />
          <span className="font-medium">{requester?.name ?? "Not known"}</span>
          <span className="ml-auto text-small text-ink-soft">Requester</span>
        </li>
        {participants.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 px-4 py-3">
            <Avatar name={name} staff={false} />
            <span className="font-medium">{name}</span>
            {viewerCan.share.allowed || id === me ? (
              <Form method="post" preventScrollReset className="ml-auto">
                <input type="hidden" name="ticketId" value={ticket.id} />
                <input type="hidden" name="personId" value={id} />
                <Button name="intent" value="remove" size="small" aria-label={removeLabel(id === me, name)}>
                  {id === me ? "Leave" : "Remove"}
                </Button>
              </Form>
            ) : (
              <span className="ml-auto text-small text-ink-soft">Participant</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function removeLabel(isSelf: boolean, name: string): string {
  return isSelf ? "Leave this ticket" : `Remove ${name}`;
}

function AddParticipant({ page, typed, error }: { page: Page; typed: string; error: string | undefined }) {
  const { ticket, others } = page;
  const busy = useNavigation().formData?.get("intent") === "add";
  const looksUp = ticket.account?.viewerCan.seeMembers.allowed === true;
  return (
    <Form
      key={ticket.version}
      method="post"
      noValidate
      preventScrollReset
      aria-label="Add a participant"
      className="grid gap-4"
    >
      <input type="hidden" name="ticketId" value={ticket.id} />
      <input type="hidden" name="accountId" value={ticket.account?.id ?? ""} />
      <Field
        id="who"
        label="Add a participant"
        hint={
          looksUp
            ? `Name or address of somebody at ${ticket.account?.name ?? "the account"}.`
            : "The address that your colleague signs in with."
        }
        error={error}
      >
        <Input name="who" defaultValue={typed} list="members" autoComplete="off" />
      </Field>
      <datalist id="members">
        {others.map(({ email, person }) => (
          <option key={person.id} value={email}>
            {person.name}
          </option>
        ))}
      </datalist>
      <div>
        <Button name="intent" value="add" busy={busy}>
          Add
        </Button>
      </div>
    </Form>
  );
}
