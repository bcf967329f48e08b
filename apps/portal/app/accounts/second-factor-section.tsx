import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import type { SetUp } from "./change-security.server.js";
import { QrCode } from "./qr-code.js";

interface SecondFactorSectionProps {
  enabled: boolean;
  setUp: SetUp | null;
  recoveryCodes: string[] | null;
  errors: { intent?: string | undefined; message?: string | undefined };
}

export function SecondFactorSection({ enabled, setUp, recoveryCodes, errors }: SecondFactorSectionProps) {
  const errorOf = (intent: string) => (errors.intent === intent ? errors.message : undefined);
  return (
    <section aria-labelledby="second-factor" className="grid gap-5">
      <div>
        <h2 id="second-factor" className="text-h2">
          Second factor
        </h2>
        <p className="mt-1 text-ink-soft">
          {enabled
            ? "On. Whoever knows your password cannot sign in without it."
            : "Off. With an authenticator app, whoever learns your password still cannot sign in as you."}
        </p>
      </div>
      {recoveryCodes !== null && <RecoveryCodes codes={recoveryCodes} />}
      {setUp !== null && <SettingUp setUp={setUp} error={errorOf("prove")} />}
      {!enabled && setUp === null && (
        <PasswordForm
          intent="begin"
          label="Your password"
          action="Set up a second factor"
          error={errorOf("begin")}
        />
      )}
      {enabled && (
        <>
          <PasswordForm
            intent="renew"
            label="Your password, for new recovery codes"
            action="Make new recovery codes"
            error={errorOf("renew")}
          />
          <PasswordForm
            intent="remove"
            label="Your password, to go without"
            action="Turn the second factor off"
            error={errorOf("remove")}
            danger
          />
        </>
      )}
    </section>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <Callout
      tone="good"
      title="Your recovery codes. Keep them where only you look: they are never shown again."
    >
      <p>Each signs you in once when you do not have your telephone. Codes from before work no more.</p>
      <ul className="grid max-w-xs grid-cols-2 gap-1 font-mono text-small" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function SettingUp({ setUp, error }: { setUp: SetUp; error: string | undefined }) {
  const secret = new URL(setUp.uri).searchParams.get("secret") ?? "";
  return (
    <div className="grid gap-5 rounded-sheet border border-rule bg-sheet p-5">
      <p>Scan this with your authenticator app, or type the key into it.</p>
      <QrCode text={setUp.uri} label="The key as a QR code" />
      <p>
        <span className="block text-small text-ink-soft">Key</span>
        <code className="font-mono text-small break-all select-all" data-key>
          {secret}
        </code>
      </p>
      <RecoveryCodes codes={setUp.codes} />
      <form method="post" className="grid max-w-sm gap-4">
        <input type="hidden" name="uri" value={setUp.uri} />
        <input type="hidden" name="codes" value={setUp.codes.join(" ")} />
        <Field label="Code that the app shows" error={error}>
          <Input name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={10} required />
        </Field>
        <Button name="intent" value="prove" tone="primary">
          Turn it on
        </Button>
      </form>
    </div>
  );
}

interface PasswordFormProps {
  intent: string;
  label: string;
  action: string;
  error: string | undefined;
  danger?: boolean;
}

function PasswordForm({ intent, label, action, error, danger = false }: PasswordFormProps) {
  return (
    <form method="post" className="grid max-w-sm gap-3">
      <Field label={label} error={error}>
        <Input type="password" name="password" autoComplete="current-password" required />
      </Field>
      <Button name="intent" value={intent} tone={danger ? "danger" : "plain"}>
        {action}
      </Button>
    </form>
  );
}
