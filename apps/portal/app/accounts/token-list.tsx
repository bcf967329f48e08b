import { Form } from "@remix-run/react";
import { KeyRound } from "lucide-react";
import { Button } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import { EmptyState } from "../ui/empty-state.js";
import type { AccountPage } from "./load-account.server.js";
import { scopes } from "./token-form.js";

export function TokenList({ tokens }: { tokens: AccountPage["tokens"] }) {
  if (tokens.length === 0) return <EmptyState icon={KeyRound} title="No tokens" />;
  return (
    <ul aria-label="Access tokens" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {tokens.map((token) => (
        <li
          key={token.id}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-5"
        >
          <div className="min-w-0">
            <p className="font-medium">
              {token.name}{" "}
              <code className="ml-2 font-mono text-label font-normal text-ink-faint">{token.prefix}…</code>
            </p>
            <p className="text-small text-ink-soft">
              {scopes
                .filter(({ value }) => token.scopes.includes(value))
                .map(({ title }) => title)
                .join(", ")}
            </p>
            <p className="text-small text-ink-faint">
              {token.expiresAt === null ? (
                "Has no end"
              ) : (
                <>
                  Ends <DateTime at={token.expiresAt} style="date" />
                </>
              )}
              {token.lastUsedAt === null ? (
                ", never used"
              ) : (
                <>
                  , last used <DateTime at={token.lastUsedAt} />
                </>
              )}
            </p>
          </div>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="id" value={token.id} />
            <Button
              name="intent"
              value="revoke"
              tone="danger"
              size="small"
              aria-label={`Revoke ${token.name}`}
            >
              Revoke
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
