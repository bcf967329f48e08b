import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input, Select } from "../ui/input.js";
import type { QueuePage } from "./load-queue.desk.server.js";
import { stateWords } from "./ticket-status.js";

const states = ["OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_DEFECT", "SOLVED", "CLOSED"] as const;

/** Narrows the queue by what stands in the address, so that the result can be passed on, saved and taken along as a file. */
export function QueueNarrowing({ page }: { page: QueuePage }) {
  const { narrowing, narrowed, tags, staffMembers, requestKinds } = page;
  const asked = new URLSearchParams(narrowing);
  const account = asked.get("account");
  return (
    <details open={narrowed} className="mb-4 rounded-sheet border border-rule bg-sheet px-4 py-2">
      <summary className="w-fit cursor-pointer py-1 text-small font-medium">Filter</summary>
      {/* Without script boxes keep what was typed before: a new list is a new form. */}
      <Form key={narrowing} method="get" action="/desk" aria-label="Filter" className="grid gap-4 py-3">
        {account !== null && <input type="hidden" name="account" value={account} />}
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
          <Field label="Words" className="sm:col-span-2 lg:col-span-1">
            <Input type="search" name="q" defaultValue={asked.get("q") ?? ""} />
          </Field>
          <Field label="With">
            <Select name="assignee" defaultValue={asked.get("assignee") ?? ""}>
              <option value="">Anybody</option>
              <option value="me">Me</option>
              <option value="nobody">Nobody</option>
              {staffMembers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Kind">
            <Select name="kind" defaultValue={asked.get("kind") ?? ""}>
              <option value="">Any</option>
              {requestKinds.map(({ kind, title }) => (
                <option key={kind} value={kind.toLowerCase()}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Tag">
            <Select name="tag" defaultValue={asked.get("tag") ?? ""}>
              <option value="">Any</option>
              {tags.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Production">
            <Select name="production" defaultValue={asked.get("production") ?? ""}>
              <option value="">Either</option>
              <option value="yes">Affected</option>
              <option value="no">Not affected</option>
            </Select>
          </Field>
        </div>
        <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
          <legend className="mb-1.5 text-small font-medium">States</legend>
          {states.map((state) => (
            <label key={state} className="flex items-center gap-2 text-small">
              <input
                type="checkbox"
                name="state"
                value={state.toLowerCase()}
                defaultChecked={
                  asked.getAll("state").includes(state.toLowerCase()) ||
                  (state === "OPEN" && !asked.has("state"))
                }
                className="size-4.5 accent-pine"
              />
              {stateWords(state, "staff")}
            </label>
          ))}
        </fieldset>
        <div className="flex gap-2">
          <Button tone="primary" size="small">
            Show
          </Button>
          {narrowed && (
            <LinkButton href="/desk" size="small" tone="quiet" soft>
              Clear
            </LinkButton>
          )}
        </div>
      </Form>
    </details>
  );
}
