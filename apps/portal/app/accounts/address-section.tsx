import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";

export function AddressSection({ email, error }: { email: string; error: string | undefined }) {
  return (
    <section aria-labelledby="address">
      <h2 id="address" className="text-h2">
        Mail address
      </h2>
      <p className="mt-1 mb-4 text-ink-soft">
        You sign in as {email}. A new address is yours once you followed the link that we send there.
      </p>
      <form method="post" className="grid max-w-sm gap-4">
        <Field label="New address" error={error}>
          <Input type="email" name="email" autoComplete="email" maxLength={254} required />
        </Field>
        <Field label="Your password, to change the address">
          <Input type="password" name="password" autoComplete="current-password" required />
        </Field>
        <Button name="intent" value="address">
          Send the link
        </Button>
      </form>
    </section>
  );
}
