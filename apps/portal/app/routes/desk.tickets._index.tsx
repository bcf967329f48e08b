import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { SearchX } from "lucide-react";
import { pageMeta } from "../frame/page-meta.js";
import { findTicketsOnDesk } from "../tickets/find-tickets.desk.server.js";
import { TicketHits } from "../tickets/ticket-hits.js";
import { Button } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import { Field } from "../ui/field.js";
import { Input, Select } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Find tickets", index: false });

export function loader(args: LoaderFunctionArgs) {
  return findTicketsOnDesk(args);
}

export default function FindTickets() {
  const { query, show, hits, pageInfo, queueHref } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Find tickets" />
      <Form
        key={query}
        method="get"
        role="search"
        aria-label="Tickets"
        className="mb-6 flex flex-wrap items-end gap-3"
      >
        <Field
          label="Words, a name, or #number"
          hint="All of the words, in the subject, replies and notes. “A phrase”, or, and -without work."
          className="min-w-0 flex-1 basis-80"
        >
          <Input type="search" name="q" defaultValue={query} maxLength={200} />
        </Field>
        <Field label="States">
          <Select name="show" defaultValue={show ?? "all"}>
            <option value="all">All</option>
            <option value="open">Not solved</option>
            <option value="done">Solved or closed</option>
          </Select>
        </Field>
        <Button tone="primary">Search</Button>
      </Form>
      {query !== "" &&
        (hits.length === 0 ? (
          <EmptyState icon={SearchX} title="No ticket matches">
            Fewer or other words may find it; words such as “the” are not searched for.
          </EmptyState>
        ) : (
          <>
            <p className="mb-3 text-small">
              <Link to={queueHref} className="link">
                Work on these as a list
              </Link>
            </p>
            <TicketHits hits={hits} side="staff" />
          </>
        ))}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
