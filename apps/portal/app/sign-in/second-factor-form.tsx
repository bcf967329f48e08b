import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";

/** One field for both kinds of code: whoever lost the telephone need not look for another page. */
export function SecondFactorForm({ error, action }: { error: string | undefined; action: string }) {
  return (
    <form method="post" className="grid gap-5">
      <Field
        label="Code"
        hint="The six digits that your authenticator app shows, or one of your recovery codes."
        error={error}
      >
        <Input name="code" autoComplete="one-time-code" spellCheck={false} maxLength={40} required />
      </Field>
      <Button tone="primary" wide>
        {action}
      </Button>
    </form>
  );
}
