import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Composer } from "./attachments/composer.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";
import { SeenTicket } from "./seen-ticket.js";
import { SentNotice } from "./sent-notice.js";
import { useSent } from "./use-sent.js";
import type { FailedAct } from "./work-on-ticket.desk.server.js";

interface DeskReplyProps {
  page: DeskTicketPage;
  failed: FailedAct | null;
}

/** What the customer will read, and what becomes of the ticket with it. */
export function DeskReply({ page, failed }: DeskReplyProps) {
  const { key, sent } = useSent("reply");
  const { formData } = useNavigation();
  const intent = formData?.get("intent");
  const { reply, solve } = page.ticket.viewerCan;
  if (!reply.allowed) return <p className="border-t border-rule pt-5 text-ink-soft">{reply.message}</p>;
  const mine = failed !== null && failed.act !== "note" ? failed : null;
  const { body: bodyError, attachmentIds: filesError, ...others } = mine?.errors ?? {};
  const customer = page.ticket.requester?.name ?? "the customer";
  return (
    <Form
      key={key}
      method="post"
      encType="multipart/form-data"
      noValidate
      preventScrollReset
      aria-label="Reply to the customer"
      className="grid gap-4 rounded-sheet border border-rule bg-sheet p-4 sm:p-5"
    >
      {mine?.conflict === null && <ErrorSummary title="This was not done" errors={others} />}
      <SentNotice sent={sent}>Sent.</SentNotice>
      <SeenTicket page={page} />
      <Composer
        id="body"
        label="Your reply"
        hint={`${customer} reads this. Markdown works.`}
        rows={6}
        error={bodyError}
        filesError={filesError}
        text={mine?.body}
        files={mine?.files}
      />
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" name="intent" value="reply" busy={intent === "reply"}>
          Send reply
        </Button>
        <Button name="intent" value="wait" busy={intent === "wait"}>
          Reply and wait for customer
        </Button>
        {solve.allowed && (
          <Button name="intent" value="solve" busy={intent === "solve"}>
            Solve
          </Button>
        )}
      </div>
      <p className="text-small text-ink-faint">
        {solve.allowed
          ? "What stands in the box goes with it when you solve; it may be empty."
          : solve.message}
      </p>
    </Form>
  );
}
