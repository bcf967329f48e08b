import { Badge, type Tone } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import type { AccountSignInPage } from "./load-account-sign-in.server.js";

type Provider = NonNullable<AccountSignInPage["provider"]>;

interface ProviderSectionProps {
  accountId: string;
  provider: Provider | null;
  callbackUrl: string;
  mayChange: boolean;
  typed: { issuer: string; clientId: string } | null;
}

const modes: Record<Provider["mode"], { tone: Tone; words: string; next: [Provider["mode"], string][] }> = {
  OFF: { tone: "neutral", words: "Off", next: [["OFFERED", "Turn it on"]] },
  OFFERED: {
    tone: "good",
    words: "On: passwords work, too",
    next: [
      ["REQUIRED", "Require it"],
      ["OFF", "Turn it off"],
    ],
  },
  REQUIRED: {
    tone: "accent",
    words: "Required",
    next: [
      ["OFFERED", "Let passwords work again"],
      ["OFF", "Turn it off"],
    ],
  },
};

/** The account's OpenID provider: what it is, whether it works, and whether people use it. */
export function ProviderSection({
  accountId,
  provider,
  callbackUrl,
  mayChange,
  typed,
}: ProviderSectionProps) {
  return (
    <section aria-labelledby="provider">
      <h2 id="provider" className="text-h2">
        Single sign-on
      </h2>
      <p className="mt-1 mb-4 text-ink-soft">
        Your people sign in with your own provider, over OpenID Connect. People who belong to another account
        here, too, go on using their passwords.
      </p>
      {provider === null ? (
        <p className="mb-5 text-ink-soft">No provider is set yet.</p>
      ) : (
        <ProviderState accountId={accountId} provider={provider} mayChange={mayChange} />
      )}
      {mayChange && (
        <form method="post" className="grid max-w-lg gap-4" aria-label="Your provider">
          <input type="hidden" name="accountId" value={accountId} />
          <div className="text-small">
            <p className="text-ink-soft">Enter this address at your provider as the redirect address:</p>
            <p className="font-mono break-all">{callbackUrl}</p>
          </div>
          <Field label="Issuer" hint="An https address, as your provider states it.">
            <Input
              name="issuer"
              type="url"
              maxLength={300}
              required
              defaultValue={typed?.issuer ?? provider?.issuer}
            />
          </Field>
          <Field label="Client id">
            <Input
              name="clientId"
              maxLength={300}
              autoComplete="off"
              required
              defaultValue={typed?.clientId ?? provider?.clientId}
            />
          </Field>
          <Field
            label="Client secret"
            hint={
              provider === null
                ? "It is kept encrypted, and shown to nobody."
                : "Leave it empty to keep the one that we have."
            }
          >
            <Input name="clientSecret" type="password" maxLength={1000} autoComplete="off" />
          </Field>
          {provider !== null && (
            <p className="text-small text-ink-soft">
              A provider that is saved again is off until it was tested.
            </p>
          )}
          <Button name="intent" value="provider" tone={provider === null ? "primary" : "plain"}>
            Save the provider
          </Button>
        </form>
      )}
    </section>
  );
}

interface ProviderStateProps {
  accountId: string;
  provider: Provider;
  mayChange: boolean;
}

function ProviderState({ accountId, provider, mayChange }: ProviderStateProps) {
  const { tone, words, next } = modes[provider.mode];
  const steps = provider.testedAt === null ? next.filter(([mode]) => mode === "OFF") : next;
  return (
    <div className="mb-6 grid gap-3 rounded-sheet border border-rule bg-sheet px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center gap-3">
        <p className="font-medium break-all">{provider.issuer}</p>
        <Badge tone={tone}>{words}</Badge>
        {provider.testedAt === null && <Badge tone="wait">Not tested yet</Badge>}
      </div>
      {provider.mode === "REQUIRED" && (
        <p className="text-small text-ink-soft">
          Administrators with a second factor keep their passwords, so that somebody can change this when the
          provider is away.
        </p>
      )}
      {mayChange && (
        <div className="flex flex-wrap gap-2">
          <form method="post">
            <input type="hidden" name="accountId" value={accountId} />
            <Button name="intent" value="try" size="small">
              Test it
            </Button>
          </form>
          {steps.map(([mode, label]) => (
            <form key={mode} method="post">
              <input type="hidden" name="accountId" value={accountId} />
              <input type="hidden" name="mode" value={mode} />
              <Button name="intent" value="mode" size="small" tone={mode === "OFF" ? "danger" : "plain"}>
                {label}
              </Button>
            </form>
          ))}
        </div>
      )}
    </div>
  );
}
