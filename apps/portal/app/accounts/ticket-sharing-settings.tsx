import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { RadioCards } from "../ui/choice.js";
import { Callout } from "../ui/callout.js";
import type { AccountPage } from "./load-account.server.js";

interface TicketSharingSettingsProps {
  memberships: AccountPage["memberships"];
  error: string | undefined;
}

/** With whom the new tickets of each account start that the reader administers. */
export function TicketSharingSettings({ memberships, error }: TicketSharingSettingsProps) {
  const administered = memberships.filter(({ maySetSharing }) => maySetSharing);
  if (administered.length === 0) return null;
  return (
    <section aria-labelledby="sharing">
      <h2 id="sharing" className="text-h2">
        Who reads new tickets
      </h2>
      <p className="mt-1 mb-5 text-ink-soft">
        It holds for tickets from now on. Whoever opens a ticket can change it there, and add colleagues one
        by one.
      </p>
      {error !== undefined && (
        <Callout tone="stop" live className="mb-5">
          <p>{error}</p>
        </Callout>
      )}
      <div className="grid gap-8">
        {administered.map((membership) => (
          <Setting key={membership.id} membership={membership} />
        ))}
      </div>
    </section>
  );
}

function Setting({ membership: { id, name, sharing } }: { membership: AccountPage["memberships"][number] }) {
  const busy = useNavigation().formData?.get("accountId") === id;
  return (
    <Form method="post" preventScrollReset aria-label={`New tickets of ${name}`} className="grid gap-4">
      <input type="hidden" name="accountId" value={id} />
      <RadioCards
        legend={name}
        name="sharing"
        {...(sharing !== null && { defaultValue: sharing })}
        options={[
          {
            value: "ADMINS",
            title: "All administrators",
            description: "Every active administrator reads and answers them.",
          },
          {
            value: "REQUESTER",
            title: "Whoever opens them",
            description: "Private, until the one who opened a ticket shares it.",
          },
        ]}
      />
      <div>
        <Button name="intent" value="sharing" busy={busy}>
          Save
        </Button>
      </div>
    </Form>
  );
}
