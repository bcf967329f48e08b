import { Link, useFetcher } from "@remix-run/react";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, LinkButton } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input, Select } from "../ui/input.js";
import { Fact } from "./fact.js";
import type { TicketOrder } from "./ticket-order.desk.server.js";

interface TicketOrderBoxProps {
  number: number;
  order: TicketOrder;
}

/** Tags, and what the ticket has to do with others. Customers see none of the tags and links. */
export function TicketOrderBox({ number, order }: TicketOrderBoxProps) {
  const fetcher = useFetcher<{ message: string | null }>();
  const busy = fetcher.state !== "idle";
  const act = (label: string, children: ReactNode, className?: string) => (
    <fetcher.Form
      method="post"
      action={`/desk/tickets/${number}/order`}
      aria-label={label}
      className={className}
    >
      <input type="hidden" name="ticketId" value={order.id} />
      {children}
    </fetcher.Form>
  );
  const may = order.viewerCanOrder.allowed;
  return (
    <>
      <Fact title="Tags">
        <Tags order={order} act={act} busy={busy} />
        {may &&
          act(
            "Add tags",
            <>
              <Field label="Tags, with commas between them" hideLabel className="min-w-0 flex-1">
                <Input
                  key={order.tags.length}
                  name="tags"
                  list="known-tags"
                  required
                  autoComplete="off"
                  placeholder="Add a tag"
                />
              </Field>
              <datalist id="known-tags">
                {order.knownTags.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
              <Button name="intent" value="tag" busy={busy}>
                Add
              </Button>
            </>,
            "mt-2 flex items-end gap-2",
          )}
      </Fact>
      <Fact title="Related tickets">
        <Related order={order} act={act} busy={busy} />
        {may && (
          <>
            <details className="mt-2">
              <summary className="link w-fit">Link a ticket</summary>
              {act("Link a ticket", <LinkFields busy={busy} />, "mt-2 grid gap-2")}
            </details>
            {order.mergedInto === null && (
              <div className="mt-3 flex flex-wrap gap-2">
                <LinkButton href={`/desk/tickets/${number}/merge`} size="small" soft>
                  Merge…
                </LinkButton>
                <LinkButton href={`/desk/tickets/${number}/split`} size="small" soft>
                  Split…
                </LinkButton>
              </div>
            )}
          </>
        )}
      </Fact>
      <p role="status" className="text-small font-medium text-brick empty:hidden">
        {fetcher.data?.message}
      </p>
    </>
  );
}

interface PartProps {
  order: TicketOrder;
  act: (label: string, children: ReactNode, className?: string) => ReactNode;
  busy: boolean;
}

function Tags({ order: { tags, viewerCanOrder }, act, busy }: PartProps) {
  if (tags.length === 0) return <p className="text-ink-soft">None.</p>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {tags.map(({ id, name }) => (
        <li key={id} className="flex items-center gap-1 rounded-full bg-sunk py-0.5 pr-1.5 pl-2.5">
          <Link to={`/desk?${new URLSearchParams({ tag: id })}`} className="link-quiet">
            {name}
          </Link>
          {viewerCanOrder.allowed &&
            act(
              `Remove the tag ${name}`,
              <>
                <input type="hidden" name="tag" value={name} />
                <button
                  name="intent"
                  value="untag"
                  disabled={busy}
                  className="grid size-6 place-items-center rounded-full text-ink-faint hover:text-brick"
                >
                  <X aria-hidden="true" className="size-3.5" />
                  <span className="sr-only">Remove the tag {name}</span>
                </button>
              </>,
            )}
        </li>
      ))}
    </ul>
  );
}

function Related({ order: { links, merged, mergedInto, viewerCanOrder }, act, busy }: PartProps) {
  if (links.length === 0 && merged.length === 0 && mergedInto === null) {
    return <p className="text-ink-soft">None.</p>;
  }
  return (
    <ul className="grid gap-1.5">
      {mergedInto !== null && (
        <li>
          <span className="text-ink-faint">Merged into </span>
          <TicketLink ticket={mergedInto} />
        </li>
      )}
      {merged.map((ticket) => (
        <li key={ticket.number} className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 break-words">
            <span className="text-ink-faint">Merged: </span>
            <TicketLink ticket={ticket} itself />
          </span>
          {viewerCanOrder.allowed &&
            act(
              `Unmerge #${ticket.number}`,
              <>
                <input type="hidden" name="mergedId" value={ticket.id} />
                <input type="hidden" name="version" value={ticket.version} />
                <button name="intent" value="unmerge" disabled={busy} className="link text-label">
                  Unmerge<span className="sr-only"> #{ticket.number}</span>
                </button>
              </>,
            )}
        </li>
      ))}
      {links.map(({ id, kind, reversed, ticket }) =>
        ticket === null ? null : (
          <li key={id} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 break-words">
              <span className="text-ink-faint">{linkWords(kind, reversed)} </span>
              <TicketLink ticket={ticket} itself />
              {ticket.account !== null && <span className="text-ink-faint"> · {ticket.account.name}</span>}
            </span>
            {viewerCanOrder.allowed &&
              kind !== "SPLIT" &&
              act(
                `Unlink #${ticket.number}`,
                <>
                  <input type="hidden" name="otherId" value={ticket.id} />
                  <button name="intent" value="unlink" disabled={busy} className="link text-label">
                    Unlink<span className="sr-only"> #{ticket.number}</span>
                  </button>
                </>,
              )}
          </li>
        ),
      )}
    </ul>
  );
}

function TicketLink({
  ticket,
  itself = false,
}: {
  ticket: { number: number; subject: string };
  itself?: boolean;
}) {
  return (
    <Link to={`/desk/tickets/${ticket.number}${itself ? "?itself" : ""}`} className="link-quiet">
      #{ticket.number} {ticket.subject}
    </Link>
  );
}

function linkWords(kind: TicketOrder["links"][number]["kind"], reversed: boolean): string {
  switch (kind) {
    case "RELATED":
      return "Related:";
    case "DUPLICATE":
      return reversed ? "Has a duplicate:" : "Duplicate of";
    case "SPLIT":
      return reversed ? "Split from" : "Split off:";
  }
}

function LinkFields({ busy }: { busy: boolean }) {
  return (
    <>
      <div className="flex gap-2">
        <Field label="Its number" className="min-w-0 flex-1">
          <Input name="other" required autoComplete="off" inputMode="numeric" placeholder="#1042" />
        </Field>
        <Field label="This ticket is" className="min-w-0 flex-1">
          <Select name="kind" defaultValue="RELATED">
            <option value="RELATED">related to it</option>
            <option value="DUPLICATE">a duplicate of it</option>
          </Select>
        </Field>
      </div>
      <Button name="intent" value="link" size="small" busy={busy} className="justify-self-start">
        Link
      </Button>
      <p className="text-ink-faint">Of any account: customers are not told.</p>
    </>
  );
}
