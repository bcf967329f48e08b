import { Form, useSubmit } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { FilterLinks } from "../ui/filter-links.js";
import { Select } from "../ui/input.js";
import { useHydrated } from "../ui/use-hydrated.js";
import type { TicketListPage } from "./load-ticket-list.server.js";

/** Open or all; everybody's, one's own or shared ones; of one account or of all that the reader belongs to. */
export function TicketFilters({ page }: { page: TicketListPage }) {
  const { all, of, accounts, administers } = page;
  return (
    <>
      <FilterLinks
        label="Whose tickets"
        links={[
          {
            href: href(page, { of: null }),
            title: administers ? "Whole account" : "All",
            current: of === null,
          },
          { href: href(page, { of: "mine" }), title: "Mine", current: of === "mine" },
          { href: href(page, { of: "shared" }), title: "Shared with me", current: of === "shared" },
        ]}
      />
      <TicketViews
        current={all ? "all" : "open"}
        open={href(page, { all: false })}
        all={href(page, { all: true })}
      />
      {accounts.length > 1 && <AccountFilter page={page} />}
    </>
  );
}

interface TicketViewsProps {
  current: "open" | "all" | "refused";
  /** Addresses that keep what else the reader chose. */
  open?: string;
  all?: string;
}

/** What became tickets, and what did not. */
export function TicketViews({ current, open = "/tickets", all = "/tickets?show=all" }: TicketViewsProps) {
  return (
    <FilterLinks
      label="Which tickets"
      links={[
        { href: open, title: "Open", current: current === "open" },
        { href: all, title: "All", current: current === "all" },
        { href: "/tickets/refused", title: "Refused", current: current === "refused" },
      ]}
    />
  );
}

function AccountFilter({ page: { all, of, accountId, accounts } }: { page: TicketListPage }) {
  const submit = useSubmit();
  const hydrated = useHydrated();
  return (
    <Form
      method="get"
      className="mb-5 flex max-w-sm items-end gap-2"
      onChange={(event) => submit(event.currentTarget)}
    >
      {all && <input type="hidden" name="show" value="all" />}
      {of !== null && <input type="hidden" name="of" value={of} />}
      <Field label="Account" className="flex-1">
        <Select name="account" defaultValue={accountId ?? ""}>
          <option value="">All accounts</option>
          {accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {!hydrated && <Button>Show</Button>}
    </Form>
  );
}

function href(page: TicketListPage, change: Partial<Pick<TicketListPage, "all" | "of">>): string {
  const { all, of, accountId } = { ...page, ...change };
  const query = new URLSearchParams({
    ...(all && { show: "all" }),
    ...(of !== null && { of }),
    ...(accountId !== null && accountId !== "" && { account: accountId }),
  }).toString();
  return query === "" ? "/tickets" : `/tickets?${query}`;
}
