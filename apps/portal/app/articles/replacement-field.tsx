import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";

/** Which article readers of one that goes are sent to. */
export function ReplacementField() {
  return (
    <Field
      label="Read instead"
      optional
      hint="The address of another article. Without one, readers are told that it is gone and offered the search."
    >
      <Input name="replacement" autoComplete="off" spellCheck="false" placeholder="/articles/…" />
    </Field>
  );
}
