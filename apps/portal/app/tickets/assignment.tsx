import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Select } from "../ui/input.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";
import { SeenTicket } from "./seen-ticket.js";

/** Who works on it. One press takes it oneself. */
export function Assignment({ page }: { page: DeskTicketPage }) {
  const intent = useNavigation().formData?.get("intent");
  const busy = intent === "assign";
  const taking = intent === "take";
  const { ticket, me, staffMembers } = page;
  const { assign } = ticket.viewerCan;
  if (!assign.allowed) {
    return <p className="text-small text-ink-soft">Assigned to {ticket.assignee?.name ?? "nobody"}.</p>;
  }
  return (
    <div className="grid gap-2">
      <Form method="post" preventScrollReset aria-label="Assign" className="flex items-end gap-2">
        <SeenTicket page={page} />
        <Field id="staffId" label="Assigned to" className="min-w-0 flex-1">
          <Select key={ticket.version} name="staffId" defaultValue={ticket.assignee?.id ?? ""}>
            <option value="">Nobody</option>
            {staffMembers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
                {id === me && " (you)"}
              </option>
            ))}
          </Select>
        </Field>
        <Button name="intent" value="assign" busy={busy}>
          Assign
        </Button>
      </Form>
      {me !== null && ticket.assignee === null && (
        <Form method="post" preventScrollReset aria-label="Take">
          <SeenTicket page={page} />
          <Button id="take" name="intent" value="take" size="small" wide busy={taking}>
            Take
          </Button>
        </Form>
      )}
      {me !== null && ticket.assignee !== null && ticket.assignee.id !== me && (
        <Form method="post" preventScrollReset aria-label="Assign to me">
          <SeenTicket page={page} />
          <input type="hidden" name="staffId" value={me} />
          <Button name="intent" value="assign" size="small" wide busy={busy}>
            Assign to me
          </Button>
        </Form>
      )}
    </div>
  );
}
