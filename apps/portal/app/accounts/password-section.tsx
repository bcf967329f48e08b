import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";

export function PasswordSection({ error }: { error: string | undefined }) {
  return (
    <section aria-labelledby="password">
      <h2 id="password" className="text-h2">
        Password
      </h2>
      <p className="mt-1 mb-4 text-ink-soft">A new one ends your sessions in all other browsers.</p>
      <form method="post" className="grid max-w-sm gap-4">
        <Field label="Password of now" error={error}>
          <Input type="password" name="currentPassword" autoComplete="current-password" required />
        </Field>
        <Field label="New password" hint="At least 12 characters.">
          <Input
            type="password"
            name="newPassword"
            autoComplete="new-password"
            minLength={12}
            maxLength={128}
            required
          />
        </Field>
        <Button name="intent" value="password">
          Change the password
        </Button>
      </form>
    </section>
  );
}
