import { Button } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import type { loadPeople } from "./load-people.server.js";

type Invitations = Awaited<ReturnType<typeof loadPeople>>["invitations"];

/** Who was invited and has not come yet. */
export function InvitationList({ invitations, accountId }: { invitations: Invitations; accountId: string }) {
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations" className="mb-4 text-h2">
        Invited
      </h2>
      <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-4 sm:px-5"
          >
            <div className="min-w-0">
              <p className="truncate font-medium">{email}</p>
              <p className="text-small text-ink-soft">
                {role === "ADMIN" ? "As an administrator" : "As a user"}, until{" "}
                <DateTime at={expiresAt} style="date" />
              </p>
            </div>
            <form method="post">
              <input type="hidden" name="accountId" value={accountId} />
              <input type="hidden" name="id" value={id} />
              <Button
                name="intent"
                value="revoke"
                size="small"
                aria-label={`Take back the invitation of ${email}`}
              >
                Take back
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
