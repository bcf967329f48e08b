import { Badge } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import type { SessionView } from "./load-sessions.server.js";

/** Where one is signed in, and the way out of all of it. */
export function Sessions({ sessions }: { sessions: SessionView[] }) {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions" className="mb-4 text-h2">
        Where you are signed in
      </h2>
      <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
        {sessions.map(({ id, browser, address, since, here }) => (
          <li
            key={id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-4 sm:px-5"
          >
            <div>
              <p className="font-medium">{browser}</p>
              <p className="text-small text-ink-soft">
                Since <DateTime at={since} />
                {address !== null && `, from ${address}`}
              </p>
            </div>
            {here ? (
              <Badge tone="good">This browser</Badge>
            ) : (
              <form action="/account/security" method="post">
                <input type="hidden" name="session" value={id} />
                <Button
                  name="intent"
                  value="end-session"
                  tone="danger"
                  size="small"
                  aria-label={`End the session in ${browser}`}
                >
                  End
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form action="/sign-out" method="post" className="mt-4 flex flex-wrap items-center gap-3">
        <Button name="everywhere" value="yes" tone="danger">
          Sign out everywhere
        </Button>
        <span className="text-small text-ink-soft">
          Ends every session, this one too. Access tokens stay until you revoke them.
        </span>
      </form>
    </section>
  );
}
