import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input, Textarea } from "../ui/input.js";
import type { RequestValues } from "./request-values.js";

/** The questions of a critical defect report: what a developer needs who has nobody to ask. */
export function CriticalReportFields({
  values: { report },
  errors,
}: {
  values: RequestValues;
  errors: FieldErrors;
}) {
  return (
    <>
      <Field
        id="happens"
        label="What happens?"
        hint="And what should happen instead. Messages word for word, if there are any."
        error={errors["happens"]}
      >
        <Textarea name="happens" rows={4} defaultValue={report.happens} />
      </Field>
      <Field id="began" label="Since when?" error={errors["began"]}>
        <Input name="began" defaultValue={report.began} placeholder="Since the update of Monday evening" />
      </Field>
      <Field
        id="whom"
        label="Whom does it affect?"
        hint="A critical defect affects all customers, not your account alone. How can you tell?"
        error={errors["whom"]}
      >
        <Textarea name="whom" rows={3} defaultValue={report.whom} />
      </Field>
      <Field id="steps" label="Which steps show it?" hint="One step a line." error={errors["steps"]}>
        <Textarea name="steps" rows={5} defaultValue={report.steps} />
      </Field>
      <Field
        id="versions"
        label="In which versions?"
        hint="Of the agent, the connector or the browser, as far as you know."
        optional
        error={errors["versions"]}
      >
        <Input name="versions" defaultValue={report.versions} autoComplete="off" />
      </Field>
    </>
  );
}
