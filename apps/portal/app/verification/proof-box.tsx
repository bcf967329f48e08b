import { Form, useNavigation } from "@remix-run/react";
import type { ProofFieldsFragment } from "../gql/graphql.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { DateTime } from "../ui/date-time.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import { actionWords, proofStateWords } from "./proof-words.js";

interface ProofBoxProps {
  ticket: ProofFieldsFragment;
  error?: string | undefined;
}

/** Where whoever asked for something sensitive proves who they are; others of the account see how far it is. */
export function ProofBox({ ticket, error }: ProofBoxProps) {
  const { verification: proof, viewerCan } = ticket;
  if (proof === null && !viewerCan.proveIdentity.allowed) return null;
  const mayProve = viewerCan.proveIdentity.allowed;
  return (
    <section
      aria-labelledby="proof"
      className="mb-6 grid gap-4 rounded-sheet border border-rule bg-sheet p-4 sm:p-5"
    >
      <div>
        <h2 id="proof" className="text-h3">
          Proof of who asks
        </h2>
        {proof !== null && (
          <p className="mt-1 text-small text-ink-soft">
            {proofStateWords(proof.state)}
            {["REQUESTED", "PROVEN", "APPROVED"].includes(proof.state) && (
              <>
                ; good until <DateTime at={proof.expiresAt} />
              </>
            )}
          </p>
        )}
      </div>
      {error !== undefined && (
        <Callout tone="stop" live title="That did not work">
          <p>{error}</p>
        </Callout>
      )}
      {mayProve && <Steps ticket={ticket} />}
    </section>
  );
}

function Steps({ ticket: { id, number, verification: proof } }: { ticket: ProofFieldsFragment }) {
  const at = `/tickets/${number}/proof`;
  switch (proof?.state) {
    case "REQUESTED":
      return (
        <>
          <Form method="post" action={at} preventScrollReset className="grid gap-4">
            <input type="hidden" name="ticketId" value={id} />
            <Field
              id="code"
              label="Code"
              hint={`Eight digits, sent to ${proof.sentToRequester === true ? "your own address" : "another administrator of the account, who can tell it to you"}. ${proof.attemptsLeft === 1 ? "One more try" : `${proof.attemptsLeft} tries`} left.`}
            >
              <Input name="code" inputMode="numeric" autoComplete="one-time-code" required maxLength={20} />
            </Field>
            <div className="flex flex-wrap gap-3">
              <StepButton intent="confirm" primary>
                Confirm
              </StepButton>
            </div>
          </Form>
          <Choices id={id} at={at} again />
        </>
      );
    case "PROVEN":
    case "APPROVED":
      return (
        <Form method="post" action={at} preventScrollReset className="grid gap-3">
          <input type="hidden" name="ticketId" value={id} />
          <p>
            You have proven it. Somebody of the support staff uses it once to {actionWords(proof.action)};
            then it is used up.
          </p>
          <div>
            <StepButton intent="cancel">Cancel it</StepButton>
          </div>
        </Form>
      );
    case "FAILED":
      return (
        <p className="text-ink-soft">
          For a day nothing can be tried on this ticket. Was it not you? Tell your account's administrators.
        </p>
      );
    default:
      return <Choices id={id} at={at} again={false} />;
  }
}

function Choices({ id, at, again }: { id: string; at: string; again: boolean }) {
  return (
    <Form method="post" action={at} preventScrollReset className="grid gap-3">
      <input type="hidden" name="ticketId" value={id} />
      {!again && (
        <p>
          Before anything is done, prove that it is you who asks: with your second factor, confirmed on this
          device a few minutes ago, or with a code by mail.
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <StepButton intent="session" primary={!again}>
          Use my second factor
        </StepButton>
        <StepButton intent="code">{again ? "Send another code" : "Send a code"}</StepButton>
        {again && <StepButton intent="cancel">Cancel</StepButton>}
      </div>
    </Form>
  );
}

function StepButton({
  intent,
  primary = false,
  children,
}: {
  intent: string;
  primary?: boolean;
  children: string;
}) {
  const busy = useNavigation().formData?.get("intent") === intent;
  return (
    <Button name="intent" value={intent} busy={busy} tone={primary ? "primary" : "plain"}>
      {children}
    </Button>
  );
}
