import { Form, useNavigation } from "@remix-run/react";
import type { ProofFieldsFragment } from "../gql/graphql.js";
import { Button, LinkButton } from "../ui/button.js";
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
      <Deletion ticket={ticket} />
    </section>
  );
}

function Deletion({ ticket: { verification, account } }: { ticket: ProofFieldsFragment }) {
  const deletion = account?.deletion ?? null;
  if (deletion === null || verification?.action !== "ACCOUNT_DELETION") return null;
  return (
    <div className="grid gap-3 border-t border-rule pt-4">
      <p>
        {deletion.state === "SCHEDULED" ? (
          <>
            Your account is deleted on <DateTime at={deletion.runsAt} />. Until then any of its administrators
            can stop it.
          </>
        ) : (
          `The deletion was stopped by ${deletion.stoppedBy ?? "somebody"}. Nothing was deleted.`
        )}
      </p>
      {deletion.state === "SCHEDULED" && (
        <div>
          <LinkButton href={`/deletions/${encodeURIComponent(deletion.id)}/stop`}>
            Stop the deletion
          </LinkButton>
        </div>
      )}
    </div>
  );
}

function Steps({ ticket: { id, number, verification: proof, account } }: { ticket: ProofFieldsFragment }) {
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
          <Choices id={id} number={number} again />
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
    case "USED":
      return account?.deletion?.state === "SCHEDULED" ? null : (
        <Choices id={id} number={number} again={false} />
      );
    default:
      return <Choices id={id} number={number} again={false} />;
  }
}

function Choices({ id, number, again }: { id: string; number: number; again: boolean }) {
  const confirmFirst = `/account/confirm?${new URLSearchParams({ next: `/tickets/${number}` })}`;
  return (
    <Form method="post" action={`/tickets/${number}/proof`} preventScrollReset className="grid gap-3">
      <input type="hidden" name="ticketId" value={id} />
      {!again && (
        <p>
          Before anything is done, prove that it is you who asks: with a code by mail, or with your second
          factor. That counts where you{" "}
          <a href={confirmFirst} className="link">
            confirmed it
          </a>{" "}
          a few minutes ago.
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <StepButton intent="code" primary={!again}>
          {again ? "Send another code" : "Send a code"}
        </StepButton>
        <StepButton intent="session">Use my second factor</StepButton>
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
