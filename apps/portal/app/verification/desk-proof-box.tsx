import { Form, useNavigation } from "@remix-run/react";
import type { DeskProofFieldsFragment } from "../gql/desk/graphql.js";
import { Fact } from "../tickets/fact.js";
import { Button } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import { proofStateWords } from "./proof-words.js";

/** How far the proof of who asks is, and what staff may do with it. */
export function DeskProofBox({ ticket }: { ticket: DeskProofFieldsFragment }) {
  const { kind, verification: proof, disclosedUntil } = ticket;
  if (kind !== "ACCOUNT_DELETION" && kind !== "ACCOUNT_INFORMATION") return null;
  return (
    <Fact title="Proof of who asks">
      <p className="font-medium">{proof === null ? "Not begun" : proofStateWords(proof.state)}</p>
      {proof === null && (
        <p className="text-ink-soft">
          The customer proves it on their page of this ticket. Nothing else counts: no document, no call.
        </p>
      )}
      {proof !== null && (proof.state === "PROVEN" || proof.state === "APPROVED") && (
        <p className="text-ink-soft">
          Good until <DateTime at={proof.expiresAt} />
        </p>
      )}
      {disclosedUntil !== null && (
        <p className="text-ink-soft">
          Shown, and may be told, until <DateTime at={disclosedUntil} />
        </p>
      )}
      <Acts ticket={ticket} />
    </Fact>
  );
}

function Acts({ ticket }: { ticket: DeskProofFieldsFragment }) {
  const { id, number, verification: proof, account, viewerCan } = ticket;
  const deletion = account?.deletion ?? null;
  if (!viewerCan.handleProof.allowed) return <p className="text-ink-soft">{viewerCan.handleProof.message}</p>;
  return (
    <Form
      method="post"
      action={`/desk/tickets/${number}/proof`}
      preventScrollReset
      className="mt-2 grid gap-2"
    >
      <input type="hidden" name="ticketId" value={id} />
      {proof?.state === "APPROVED" && proof.action === "ACCOUNT_INFORMATION" && (
        <Act intent="disclose">Show the account&apos;s information</Act>
      )}
      {proof?.state === "PROVEN" && (
        <>
          <Act intent="approve">{proof.firstApproved ? "Approve as the second" : "Approve the deletion"}</Act>
          <p className="text-small text-ink-soft">Two people approve, neither of whom asked for it.</p>
        </>
      )}
      {deletion !== null && (
        <>
          <p className="text-ink-soft">
            {deletion.state === "SCHEDULED" ? (
              <>
                The account is deleted on <DateTime at={deletion.runsAt} />
              </>
            ) : deletion.state === "STOPPED" ? (
              `The deletion was stopped by ${deletion.stoppedBy ?? "somebody"}.`
            ) : (
              "The account is deleted."
            )}
          </p>
          {deletion.state === "SCHEDULED" && (
            <>
              <input type="hidden" name="deletionId" value={deletion.id} />
              <Act intent="stop">Stop the deletion</Act>
            </>
          )}
        </>
      )}
    </Form>
  );
}

function Act({ intent, children }: { intent: string; children: string | string[] }) {
  const busy = useNavigation().formData?.get("intent") === intent;
  return (
    <Button name="intent" value={intent} size="small" busy={busy}>
      {children}
    </Button>
  );
}
