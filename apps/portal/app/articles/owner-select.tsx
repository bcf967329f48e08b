import { Field } from "../ui/field.js";
import { Select } from "../ui/input.js";

export interface StaffChoice {
  id: string;
  name: string;
}

interface OwnerSelectProps {
  staff: StaffChoice[];
  own: StaffChoice | null | undefined;
  /** What the empty choice means here. */
  none: string;
  label?: string;
  error?: string | undefined;
}

/** Who looks after something. Somebody who left meanwhile is shown, since a select must have its value. */
export function OwnerSelect({ staff, own, none, label = "Looked after by", error }: OwnerSelectProps) {
  const left = own != null && !staff.some(({ id }) => id === own.id);
  return (
    <Field id="ownerId" label={label} error={error}>
      <Select name="ownerId" defaultValue={own?.id ?? ""}>
        <option value="">{none}</option>
        {left && <option value={own.id}>{own.name} (left)</option>}
        {staff.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
