import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input, Select } from "../ui/input.js";

export function InviteForm({ accountId, email }: { accountId: string; email: string }) {
  return (
    <section aria-labelledby="invite">
      <h2 id="invite" className="mb-4 text-h2">
        Invite somebody
      </h2>
      <form method="post" className="grid max-w-sm gap-4">
        <input type="hidden" name="accountId" value={accountId} />
        <Field label="E-mail address" hint="The link that we send works once, for seven days.">
          <Input type="email" name="email" maxLength={254} required defaultValue={email} />
        </Field>
        <Field label="As">
          <Select name="role" defaultValue="END_USER">
            <option value="END_USER">User</option>
            <option value="ADMIN">Administrator: opens tickets, invites people</option>
          </Select>
        </Field>
        <Button name="intent" value="invite" tone="primary">
          Send the invitation
        </Button>
      </form>
    </section>
  );
}
