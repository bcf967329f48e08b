import { Form, Link } from "@remix-run/react";
import { SearchX } from "lucide-react";
import { Button } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import { Pagination } from "../ui/pagination.js";
import type { FoundTickets as Found } from "./find-tickets.server.js";
import { TicketHits } from "./ticket-hits.js";

/** Looks through the tickets that the reader may read. */
export function TicketSearchForm({ query }: { query: string }) {
  return (
    <Form
      key={query}
      method="get"
      action="/tickets"
      role="search"
      aria-label="Your tickets"
      className="mb-5 flex max-w-lg items-end gap-2"
    >
      <Field label="Search your tickets" hideLabel className="min-w-0 flex-1">
        <Input
          type="search"
          name="q"
          defaultValue={query}
          maxLength={200}
          placeholder="Search your tickets: words, or #number"
        />
      </Field>
      <Button>Search</Button>
    </Form>
  );
}

export function FoundTickets({ found }: { found: Found }) {
  const { query, hits, pageInfo } = found;
  return (
    <>
      <p role="status" className="mb-3 text-small text-ink-soft">
        {hits.length === 0 ? "Nothing" : "Tickets"} found for “{query}”.{" "}
        <Link to="/tickets" className="link">
          All your tickets
        </Link>
      </p>
      {hits.length === 0 ? (
        <EmptyState icon={SearchX} title="No ticket of yours matches">
          Fewer or other words may find it; words such as “the” are not searched for.
        </EmptyState>
      ) : (
        <TicketHits hits={hits} side="customer" />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
