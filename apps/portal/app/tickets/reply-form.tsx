import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Textarea } from "../ui/input.js";
import { SentNotice } from "./sent-notice.js";
import { useSent } from "./use-sent.js";

interface ReplyFormProps {
  ticketId: string;
  idempotencyKey: string;
  /** After a reply that could not be sent: what was typed, and why. */
  failed: { body: string; errors: FieldErrors } | null;
  hint: string;
}

export function ReplyForm({ ticketId, idempotencyKey, failed, hint }: ReplyFormProps) {
  const sending = useNavigation().formMethod === "POST";
  const { key, sent } = useSent("reply");
  const errors = failed?.errors ?? {};
  const { body: bodyError, ...others } = errors;
  return (
    <Form key={key} method="post" noValidate preventScrollReset aria-label="Reply" className="grid gap-4">
      <SentNotice sent={sent}>Your reply was sent.</SentNotice>
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
