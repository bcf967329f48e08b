import { Checkbox } from "../ui/choice.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Select } from "../ui/input.js";
import { platformValue, type RequestValues } from "./request-values.js";

interface Platform {
  name: string;
  title: string;
  versions: { version: string; supported: boolean }[];
}

interface SettingFieldsProps {
  values: RequestValues;
  errors: FieldErrors;
  platforms: Platform[];
  protocols: string[];
}

/** Where it happens: what the policy supports depends on it. */
export function SettingFields({ values, errors, platforms, protocols }: SettingFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field id="platform" label="Platform" optional error={errors["platform"]}>
        <Select name="platform" defaultValue={values.platform}>
          <option value="">None, or another one</option>
          {platforms.map(({ name, title, versions }) => (
            <optgroup key={name} label={title}>
              {versions.map(({ version, supported }) => (
                <option key={version} value={platformValue(name, version)}>
                  {title} {version}
                  {!supported && " (past its end of life)"}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field id="protocol" label="Protocol" optional error={errors["protocol"]}>
        <Select name="protocol" defaultValue={values.protocol}>
          <option value="">None</option>
          {protocols.map((protocol) => (
            <option key={protocol} value={protocol}>
              {protocol}
            </option>
          ))}
          <option value="other">Another one</option>
        </Select>
      </Field>
      <Checkbox
        name="thirdParty"
        value="1"
        defaultChecked={values.thirdParty}
        label="The fault lies in another vendor's product"
        hint="As far as you can tell."
        className="sm:col-span-2"
      />
    </div>
  );
}
