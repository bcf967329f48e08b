import { Badge } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import type { AccountSignInPage } from "./load-account-sign-in.server.js";

interface DomainListProps {
  accountId: string;
  domains: AccountSignInPage["domains"];
  mayChange: boolean;
}

/** Whose addresses the provider may speak for. A domain counts once its own TXT record names the account. */
export function DomainList({ accountId, domains, mayChange }: DomainListProps) {
  return (
    <section aria-labelledby="domains">
      <h2 id="domains" className="text-h2">
        Mail domains
      </h2>
      <p className="mt-1 mb-4 text-ink-soft">
        Only addresses of a domain that you have proven to be yours sign in by your provider.
      </p>
      {domains.length === 0 ? (
        <p className="text-ink-soft">There is none yet.</p>
      ) : (
        <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
          {domains.map((row) => (
            <Domain key={row.domain} accountId={accountId} row={row} mayChange={mayChange} />
          ))}
        </ul>
      )}
      {mayChange && (
        <form method="post" className="mt-5 grid max-w-sm gap-4">
          <input type="hidden" name="accountId" value={accountId} />
          <Field label="Another domain" hint="Such as example.com: what stands after the @.">
            <Input name="domain" maxLength={253} autoCapitalize="none" spellCheck={false} required />
          </Field>
          <Button name="intent" value="claim">
            Add the domain
          </Button>
        </form>
      )}
    </section>
  );
}

interface DomainProps {
  accountId: string;
  row: AccountSignInPage["domains"][number];
  mayChange: boolean;
}

function Domain({ accountId, row, mayChange }: DomainProps) {
  const { domain, provenAt, recordName, recordValue } = row;
  return (
    <li className="grid gap-3 px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="flex flex-wrap items-center gap-3">
          <p className="font-medium break-all">{domain}</p>
          {provenAt === null ? <Badge tone="wait">Not proven yet</Badge> : <Badge tone="good">Proven</Badge>}
        </div>
        {mayChange && (
          <form method="post" className="flex flex-wrap gap-2">
            <input type="hidden" name="accountId" value={accountId} />
            <input type="hidden" name="domain" value={domain} />
            {provenAt === null && (
              <Button name="intent" value="prove" size="small" aria-label={`Check the record of ${domain}`}>
                Check the record
              </Button>
            )}
            <Button name="intent" value="give-up" size="small" tone="danger" aria-label={`Remove ${domain}`}>
              Remove
            </Button>
          </form>
        )}
      </div>
      {provenAt === null && (
        <dl className="grid gap-2 text-small">
          <dt className="text-ink-soft">Add a TXT record with this name to the domain:</dt>
          <dd className="font-mono break-all">{recordName}</dd>
          <dt className="text-ink-soft">and this value:</dt>
          <dd className="font-mono break-all">{recordValue}</dd>
        </dl>
      )}
    </li>
  );
}
