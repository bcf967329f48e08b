import { Checkbox } from "../ui/choice.js";
import { Field, FieldError } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input, Textarea } from "../ui/input.js";
import type { DefectValues } from "./defect-values.js";

interface DefectFieldsProps {
  values: DefectValues;
  components: readonly string[];
  errors: FieldErrors;
}

/** What is known of a defect: the part for the public, and the part for staff alone, told apart at a glance. */
export function DefectFields({ values, components, errors }: DefectFieldsProps) {
  return (
    <>
      <fieldset className="grid min-w-0 gap-5">
        <legend className="mb-3 text-h3 font-serif">For the public, once it is published</legend>
        <Field id="title" label="Title" hint="What one sees, in few words." error={errors["title"]}>
          <Input name="title" defaultValue={values.title} maxLength={200} autoComplete="off" />
        </Field>
        <Field
          id="body"
          label="Text"
          hint="What happens, to whom, under which circumstances. Markdown. No names of customers."
          error={errors["body"]}
        >
          <Textarea name="body" rows={8} defaultValue={values.body} />
        </Field>
        <fieldset id="components" tabIndex={-1} className="min-w-0">
          <legend className="mb-1.5 text-small font-medium">Parts of the product</legend>
          <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
            {components.map((name) => (
              <label key={name} className="flex items-start gap-2 text-small">
                <input
                  type="checkbox"
                  name="components"
                  value={name}
                  defaultChecked={values.components.includes(name)}
                  className="mt-0.5 size-4 shrink-0 accent-pine"
                />
                {name}
              </label>
            ))}
          </div>
          <FieldError>{errors["components"]}</FieldError>
        </fieldset>
        <Field
          id="affectedVersions"
          label="Affected versions"
          hint="Separated by commas."
          optional
          error={errors["affectedVersions"]}
        >
          <Input name="affectedVersions" defaultValue={values.affectedVersions} autoComplete="off" />
        </Field>
        <Field
          id="workaround"
          label="Workaround"
          hint="Address of the article that says how to do without. Readers see it where they may read it."
          optional
          error={errors["workaround"]}
        >
          <Input
            name="workaround"
            defaultValue={values.workaround}
            placeholder="/articles/…"
            autoComplete="off"
          />
        </Field>
        <Checkbox
          name="critical"
          value="1"
          defaultChecked={values.critical}
          label="Critical"
          hint="It affects the customer base, not one account."
        />
      </fieldset>
      <fieldset className="grid min-w-0 gap-5 rounded-box border border-dashed border-ochre bg-ochre-wash p-4">
        <legend className="px-1 text-small font-medium">For staff alone, whatever becomes of it</legend>
        <Field
          id="notes"
          label="Notes"
          hint="Causes, links, who works on it. Markdown."
          error={errors["notes"]}
        >
          <Textarea name="notes" rows={5} defaultValue={values.notes} />
        </Field>
      </fieldset>
    </>
  );
}
