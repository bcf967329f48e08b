import { useFetcher } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Checkbox } from "../ui/choice.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import type { QueuePage } from "./load-queue.desk.server.js";

/** Keeps what is shown under a name; where that is kept already, its name and place, and its end. */
export function ViewForms({ page }: { page: QueuePage }) {
  const fetcher = useFetcher<{ message: string }>();
  const busy = fetcher.state !== "idle";
  const { saved, narrowed, listAddress, mayShare, newKey } = page;
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-2 text-small">
      {(narrowed || saved === null) && (
        <details>
          <summary className="link w-fit cursor-pointer">Save as a view</summary>
          <fetcher.Form
            method="post"
            action="/desk/views"
            aria-label="Save as a view"
            className="mt-2 grid max-w-sm gap-3"
          >
            <input type="hidden" name="address" value={listAddress} />
            <input type="hidden" name="idempotencyKey" value={newKey} />
            <Field label="Name of the view">
              <Input name="name" required maxLength={60} autoComplete="off" />
            </Field>
            {mayShare && <Checkbox name="shared" value="1" label="For everybody on the desk" />}
            <Button name="intent" value="save" size="small" busy={busy} className="justify-self-start">
              Save
            </Button>
          </fetcher.Form>
        </details>
      )}
      {saved?.viewerCanChange.allowed === true && (
        <details>
          <summary className="link w-fit cursor-pointer">Change this view</summary>
          <fetcher.Form
            key={`${saved.id} ${saved.version}`}
            method="post"
            action="/desk/views"
            aria-label="Change this view"
            className="mt-2 grid max-w-sm gap-3"
          >
            <input type="hidden" name="viewId" value={saved.id} />
            <input type="hidden" name="version" value={saved.version} />
            <Field label="Its name">
              <Input name="name" required maxLength={60} autoComplete="off" defaultValue={saved.name} />
            </Field>
            <Field label="Its place" hint="1 is first.">
              <Input name="position" inputMode="numeric" defaultValue={saved.position} className="max-w-20" />
            </Field>
            <div className="flex gap-2">
              <Button name="intent" value="change" size="small" busy={busy}>
                Save
              </Button>
              <Button name="intent" value="delete" size="small" tone="danger" busy={busy}>
                Delete the view
              </Button>
            </div>
          </fetcher.Form>
        </details>
      )}
      <p role="status" className="font-medium text-brick empty:hidden">
        {fetcher.data?.message}
      </p>
    </div>
  );
}
