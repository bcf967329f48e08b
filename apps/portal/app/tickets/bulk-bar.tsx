import { Form, useNavigation } from "@remix-run/react";
import type { RefObject } from "react";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input, Select } from "../ui/input.js";
import { useHydrated } from "../ui/use-hydrated.js";
import type { QueuePage } from "./load-queue.desk.server.js";

export const bulkForm = "bulk";

interface BulkBarProps {
  form: RefObject<HTMLFormElement>;
  /** How many are chosen; the server and browsers without script do not know. */
  chosen: number;
  page: Pick<QueuePage, "staffMembers" | "me" | "tags" | "newKey" | "back" | "tickets">;
  onChooseAll: (all: boolean) => void;
}

/** What can be done to the tickets that are ticked. With script it is there when there are some. */
export function BulkBar({ form, chosen, page, onChooseAll }: BulkBarProps) {
  const { staffMembers, me, tags, newKey, back, tickets } = page;
  const hydrated = useHydrated();
  const busy = useNavigation().formAction === "/desk/bulk";
  return (
    <Form
      ref={form}
      id={bulkForm}
      method="post"
      action="/desk/bulk"
      preventScrollReset
      aria-label="Chosen tickets"
      hidden={hydrated && chosen === 0}
      className="sticky bottom-2 z-20 mt-4 flex flex-wrap items-end gap-x-5 gap-y-3 rounded-sheet border border-rule-strong bg-sheet p-3 shadow-lg"
    >
      <input type="hidden" name="idempotencyKey" value={newKey} />
      <input type="hidden" name="back" value={back} />
      {hydrated && (
        <div className="flex w-full items-center gap-4 text-small sm:w-auto">
          <p role="status" className="font-medium">
            {chosen} chosen
          </p>
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={chosen === tickets.length}
              onChange={(event) => onChooseAll(event.currentTarget.checked)}
              className="size-4.5 accent-pine"
            />
            All on this page
          </label>
        </div>
      )}
      <div className="flex items-end gap-2">
        <Field label="Assign to" className="w-40">
          <Select name="staffId" defaultValue={me}>
            <option value="">Nobody</option>
            {staffMembers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
                {id === me && " (you)"}
              </option>
            ))}
          </Select>
        </Field>
        <Button name="act" value="assign" busy={busy}>
          Assign
        </Button>
      </div>
      <div className="flex items-end gap-2">
        <Field label="Tags" className="w-36">
          <Input name="tags" list="bulk-tags" autoComplete="off" />
        </Field>
        <datalist id="bulk-tags">
          {tags.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button name="act" value="tag" busy={busy}>
          Add
        </Button>
        <Button name="act" value="untag" busy={busy}>
          Remove
        </Button>
      </div>
      <div className="flex gap-2">
        <Button name="act" value="wait" busy={busy}>
          Wait for customer
        </Button>
        <Button name="act" value="solve" busy={busy}>
          Solve
        </Button>
      </div>
    </Form>
  );
}
