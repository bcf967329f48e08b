import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Card } from "../ui/card.js";
import { Field } from "../ui/field.js";
import { Textarea } from "../ui/input.js";
import type { AnswerFault } from "./answer-refusal.desk.server.js";
import type { RefusalPage } from "./load-refusal.desk.server.js";

/** The refusal stands, with the reason in words for the requester. */
export function UpholdForm({ page: { refusal }, fault }: { page: RefusalPage; fault: AnswerFault }) {
  const busy = useNavigation().formData?.get("intent") === "uphold";
  return (
    <Card title="Uphold it">
      <Form method="post" aria-label="Uphold the refusal" className="grid gap-3">
        <input type="hidden" name="version" value={refusal.version} />
        <Field label="Why it stays" hint="The requester reads this.">
          <Textarea
            name="answer"
            rows={3}
            required
            maxLength={5000}
            defaultValue={fault?.intent === "uphold" ? fault.answer : ""}
            className="min-h-20"
          />
        </Field>
        <span>
          <Button name="intent" value="uphold" busy={busy}>
            {busy ? "Sending …" : "Uphold the refusal"}
          </Button>
        </span>
      </Form>
    </Card>
  );
}
