import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Checkbox } from "../ui/choice.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field, FieldError } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input, Select } from "../ui/input.js";
import { lifetimes, scopes, type TokenValues } from "./token-form.js";

interface NewTokenProps {
  /** Of the API: only who may use the desk is offered its scope. */
  mayUseDesk: boolean;
  failed: { values: TokenValues; errors: FieldErrors } | null;
}

export function NewToken({ mayUseDesk, failed }: NewTokenProps) {
  const busy = useNavigation().formData?.get("intent") === "create";
  const errors = failed?.errors ?? {};
  const chosen = failed?.values.scopes ?? ["READ_ARTICLES"];
  const offered = scopes.filter(({ value }) => value !== "DESK" || mayUseDesk);
  return (
    <Form
      method="post"
      noValidate
      preventScrollReset
      aria-label="New access token"
      className="mt-8 grid gap-5"
    >
      <h3 className="text-h3">New token</h3>
      <ErrorSummary title="The token was not made" errors={errors} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="name" label="Name" hint="What it is for." error={errors["name"]}>
          <Input name="name" defaultValue={failed?.values.name} maxLength={100} autoComplete="off" />
        </Field>
        <Field id="lifetime" label="Ends after" hint="The shorter, the safer." error={errors["expiresAt"]}>
          <Select name="lifetime" defaultValue={failed?.values.lifetime ?? "90"}>
            {lifetimes.map(({ value, title }) => (
              <option key={title} value={value}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <fieldset id="scopes" tabIndex={-1}>
        <legend className="mb-2 text-small font-medium">What it may do</legend>
        <FieldError>{errors["scopes"]}</FieldError>
        <div className="grid gap-3 sm:grid-cols-2">
          {offered.map(({ value, title, description }) => (
            <Checkbox
              key={value}
              name="scopes"
              value={value}
              label={title}
              hint={description}
              defaultChecked={chosen.includes(value)}
            />
          ))}
        </div>
      </fieldset>
      <div>
        <Button tone="primary" name="intent" value="create" busy={busy}>
          Make the token
        </Button>
      </div>
    </Form>
  );
}
