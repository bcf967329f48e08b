import { Checkbox } from "../ui/choice.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input } from "../ui/input.js";
import type { RequestValues } from "./request-values.js";

interface ProductionFieldsProps {
  values: RequestValues;
  errors: FieldErrors;
  zoneName: string;
}

/** Production is asked as facts. The fields show while the box is ticked, without script too. */
export function ProductionFields({ values, errors, zoneName }: ProductionFieldsProps) {
  return (
    <fieldset className="group/production min-w-0 rounded-box border border-rule bg-sheet p-4">
      <legend className="sr-only">Does it affect production?</legend>
      <Checkbox
        name="production"
        value="1"
        defaultChecked={values.production}
        label="It affects production"
        hint="Business users depend on the affected resource now. Staging and test systems do not count. Such requests are worked on first, so we ask for the facts."
      />
      <div className="mt-4 hidden gap-4 border-t border-rule pt-4 group-has-[input[name=production]:checked]/production:grid">
        <Field id="resource" label="Which resource is affected?" error={errors["resource"]}>
          <Input
            name="resource"
            defaultValue={values.resource}
            placeholder="RADIUS for the warehouse Wi-Fi"
            maxLength={500}
          />
        </Field>
        <Field id="affected" label="Whose work stops?" error={errors["affected"]}>
          <Input
            name="affected"
            defaultValue={values.affected}
            placeholder="Forty pickers cannot scan"
            maxLength={500}
          />
        </Field>
        <Field
          id="since"
          label="Since when?"
          hint={`In ${zoneName}.`}
          optional
          error={errors["since"]}
          className="sm:max-w-72"
        >
          <Input type="datetime-local" name="since" defaultValue={values.since} />
        </Field>
      </div>
    </fieldset>
  );
}
