import { Form, Link, useSubmit } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { FilterLinks } from "../ui/filter-links.js";
import { Input, Select } from "../ui/input.js";
import { refusalsHref } from "./refusal-filters.js";
import type { RefusalsPage } from "./load-refusals.desk.server.js";
import { refusalReasons } from "./refusal-reasons.js";

/** All, contested or both; by reason, account and time. */
export function RefusalFilterForm({ page: { filters, openContestCount, refusals } }: { page: RefusalsPage }) {
  const submit = useSubmit();
  const { contested, reason, account, from, to } = filters;
  const name = refusals.find((refusal) => refusal.account?.id === account)?.account?.name;
  return (
    <>
      <FilterLinks
        label="Which refusals"
        links={[
          { href: refusalsHref(filters, { contested: null }), title: "All", current: contested === null },
          {
            href: refusalsHref(filters, { contested: "OPEN" }),
            title: "Contested",
            count: openContestCount,
            current: contested === "OPEN",
          },
          {
            href: refusalsHref(filters, { contested: "EVER" }),
            title: "Contested or answered",
            current: contested === "EVER",
          },
        ]}
      />
      <Form
        method="get"
        aria-label="Narrow the list"
        className="mb-6 flex flex-wrap items-end gap-3"
        onChange={(event) => submit(event.currentTarget, { replace: true })}
      >
        {contested !== null && (
          <input type="hidden" name="show" value={contested === "OPEN" ? "contested" : "ever"} />
        )}
        {account !== null && <input type="hidden" name="account" value={account} />}
        <Field label="Reason" className="w-56 max-sm:w-full">
          <Select name="reason" defaultValue={reason ?? ""}>
            <option value="">Every reason</option>
            {refusalReasons.map(({ code, title }) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="From">
          <Input type="date" name="from" defaultValue={from ?? ""} />
        </Field>
        <Field label="To">
          <Input type="date" name="to" defaultValue={to ?? ""} />
        </Field>
        <Button>Show</Button>
        {account !== null && (
          <p className="text-small text-ink-soft">
            Of {name ?? "one account"}.{" "}
            <Link to={refusalsHref(filters, { account: null })} className="link">
              Of all
            </Link>
          </p>
        )}
      </Form>
    </>
  );
}
