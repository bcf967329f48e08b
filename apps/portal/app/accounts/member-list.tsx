import { Badge } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import type { loadPeople } from "./load-people.server.js";

type Members = Awaited<ReturnType<typeof loadPeople>>["members"];

/** Who is active in the account. Nobody ends what they may do themselves by mistake: oneself has no button here. */
export function MemberList({
  members,
  self,
  accountId,
}: {
  members: Members;
  self: string;
  accountId: string;
}) {
  return (
    <section aria-labelledby="members">
      <h2 id="members" className="mb-4 text-h2">
        Active people
      </h2>
      <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
        {members.map(({ person, email, role }) => (
          <li
            key={person.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-4 sm:px-5"
          >
            <div className="min-w-0">
              <p className="font-medium">{person.name}</p>
              <p className="truncate text-small text-ink-soft">{email}</p>
            </div>
            <div className="flex items-center gap-3">
              <Badge tone={role === "ADMIN" ? "accent" : "neutral"}>
                {role === "ADMIN" ? "Administrator" : "User"}
              </Badge>
              {person.id === self ? (
                <span className="text-small text-ink-faint">You</span>
              ) : (
                <form method="post" className="flex gap-2">
                  <input type="hidden" name="accountId" value={accountId} />
                  <input type="hidden" name="personId" value={person.id} />
                  <input type="hidden" name="role" value={role === "ADMIN" ? "END_USER" : "ADMIN"} />
                  <Button
                    name="intent"
                    value="role"
                    size="small"
                    aria-label={`Make ${person.name} ${role === "ADMIN" ? "a user" : "an administrator"}`}
                  >
                    {role === "ADMIN" ? "Make a user" : "Make an administrator"}
                  </Button>
                  <Button
                    name="intent"
                    value="deactivate"
                    tone="danger"
                    size="small"
                    aria-label={`Deactivate ${person.name}`}
                  >
                    Deactivate
                  </Button>
                </form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
