import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import { Textarea } from "../ui/input.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";
import { SeenTicket } from "./seen-ticket.js";
import type { FailedAct } from "./work-on-ticket.desk.server.js";

interface ProductionJudgementProps {
  page: DeskTicketPage;
  failed: FailedAct | null;
}

/** Staff look at the claim that production is affected: they may reject it, with a reason that the customer reads, or take that back. */
export function ProductionJudgement({ page, failed }: ProductionJudgementProps) {
  const { rejectProduction, restoreProduction } = page.ticket.viewerCan;
  if (rejectProduction.allowed) return <Reject page={page} failed={failed} />;
  return restoreProduction.allowed ? <Restore page={page} failed={failed} /> : null;
}

function Reject({ page, failed }: ProductionJudgementProps) {
  const busy = useNavigation().formData?.get("intent") === "reject_production";
  const mine = failed?.act === "reject_production" ? failed : null;
  const { reason: reasonError, ...others } = mine?.errors ?? {};
  return (
    <details open={mine !== null} className="-mt-4 text-small">
      <summary className="link">Reject this claim</summary>
      <Form
        key={page.ticket.version}
        method="post"
        noValidate
        preventScrollReset
        aria-label="Reject the claim"
        className="mt-2 grid gap-3"
      >
        <ErrorSummary title="The claim was not rejected" errors={others} />
        <SeenTicket page={page} />
        <Field
          id="reason"
          label="Why it is not production"
          hint="The customer reads this. The ticket goes to the place that it has without the claim."
          error={reasonError}
        >
          <Textarea name="body" rows={3} maxLength={1000} defaultValue={mine?.body} />
        </Field>
        <div>
          <Button name="intent" value="reject_production" size="small" tone="danger" busy={busy}>
            Reject the claim
          </Button>
        </div>
      </Form>
    </details>
  );
}

function Restore({ page, failed }: ProductionJudgementProps) {
  const busy = useNavigation().formData?.get("intent") === "restore_production";
  const mine = failed?.act === "restore_production" ? failed : null;
  return (
    <Form method="post" preventScrollReset aria-label="Accept the claim" className="-mt-4 grid gap-3">
      <ErrorSummary title="The claim was not accepted" errors={mine?.errors ?? {}} />
      <SeenTicket page={page} />
      <div>
        <Button name="intent" value="restore_production" size="small" busy={busy}>
          Accept the claim after all
        </Button>
      </div>
    </Form>
  );
}
