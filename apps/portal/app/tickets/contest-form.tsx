import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Textarea } from "../ui/input.js";

interface ContestFormProps {
  refusedRequestId: string;
  idempotencyKey: string;
  /** Typed before, where it could not be sent. */
  words?: string;
}

/** One click says that the answer is wrong; words are welcome. */
export function ContestForm({ refusedRequestId, idempotencyKey, words = "" }: ContestFormProps) {
  const busy = useNavigation().formData?.get("intent") === "contest";
  return (
    <Form method="post" action={`/tickets/refused/${refusedRequestId}`} className="grid gap-3">
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Field
        label="What is wrong about it?"
        hint="For example: which fact above is not right, and since when."
        optional
      >
        <Textarea name="words" rows={3} maxLength={5000} defaultValue={words} className="min-h-20" />
      </Field>
      <span>
        <Button name="intent" value="contest" busy={busy}>
          {busy ? "Sending …" : "Contest this answer"}
        </Button>
      </span>
    </Form>
  );
}
