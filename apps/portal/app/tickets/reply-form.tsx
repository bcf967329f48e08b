import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Textarea } from "../ui/input.js";

interface ReplyFormProps {
  ticketId: string;
  idempotencyKey: string;
  /** After a reply that could not be sent: what was typed, and why. */
  failed: { body: string; errors: FieldErrors } | null;
  hint: string;
}

export function ReplyForm({ ticketId, idempotencyKey, failed, hint }: ReplyFormProps) {
  const sending = useNavigation().formMethod === "POST";
  const errors = failed?.errors ?? {};
  const { body: bodyError, ...others } = errors;
  return (
    // A sent reply comes back with a new key, and so an empty box.
    <Form key={idempotencyKey} method="post" noValidate aria-label="Reply" className="grid gap-4">
      <ErrorSummary title="The reply was not sent" errors={others} />
      <input type="hidden" name="ticketId" value={ticketId} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Field id="body" label="Your reply" hint={hint} error={bodyError}>
        <Textarea name="body" rows={5} defaultValue={failed?.body} />
      </Field>
      <div>
        <Button tone="primary" busy={sending}>
          Send reply
        </Button>
      </div>
    </Form>
  );
}
