import { Form, useSubmit } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { FilterLinks } from "../ui/filter-links.js";
import { Select } from "../ui/input.js";
import { useHydrated } from "../ui/use-hydrated.js";
import type { TicketListPage } from "./load-ticket-list.server.js";

/** Open or all; of one account or of all that the reader administers. */
export function TicketFilters({ page }: { page: TicketListPage }) {
  const { all, accountId, accounts } = page;
  return (
    <>
      <FilterLinks
        label="Which tickets"
        links={[
          { href: href(false, accountId), title: "Open", current: !all },
          { href: href(true, accountId), title: "All", current: all },
        ]}
      />
      {accounts.length > 1 && <AccountFilter page={page} />}
    </>
  );
}

function AccountFilter({ page: { all, accountId, accounts } }: { page: TicketListPage }) {
  const submit = useSubmit();
  const hydrated = useHydrated();
  return (
    <Form
      method="get"
      className="mb-5 flex max-w-sm items-end gap-2"
      onChange={(event) => submit(event.currentTarget)}
    >
      {all && <input type="hidden" name="show" value="all" />}
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

function href(all: boolean, accountId: string | null): string {
  const query = new URLSearchParams({
    ...(all && { show: "all" }),
    ...(accountId !== null && accountId !== "" && { account: accountId }),
  }).toString();
  return query === "" ? "/tickets" : `/tickets?${query}`;
}
