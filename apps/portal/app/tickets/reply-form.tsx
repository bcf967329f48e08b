import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Composer } from "./attachments/composer.js";
import type { FailedReply } from "./send-reply.server.js";
import { SentNotice } from "./sent-notice.js";
import { useKeptText } from "./use-kept-text.js";
import { useSent } from "./use-sent.js";

interface ReplyFormProps {
  ticketId: string;
  idempotencyKey: string;
  failed: FailedReply | null;
  hint: string;
}

export function ReplyForm({ ticketId, idempotencyKey, failed, hint }: ReplyFormProps) {
  const sending = useNavigation().formMethod === "POST";
  const { key, sent } = useSent("reply");
  const box = useKeptText(`reply-${ticketId}`, "reply");
  const errors = failed?.errors ?? {};
  const { body: bodyError, attachmentIds: filesError, ...others } = errors;
  return (
    <Form
      key={key}
      method="post"
      encType="multipart/form-data"
      noValidate
      preventScrollReset
      aria-label="Reply"
      className="grid gap-4"
    >
      <SentNotice sent={sent}>Your reply was sent.</SentNotice>
      <ErrorSummary title="The reply was not sent" errors={others} />
      <input type="hidden" name="ticketId" value={ticketId} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Composer
        id="body"
        box={box}
        label="Your reply"
        hint={hint}
        rows={5}
        error={bodyError}
        filesError={filesError}
        text={failed?.body}
        files={failed?.files}
      />
      <div>
        <Button tone="primary" busy={sending}>
          Send reply
        </Button>
      </div>
    </Form>
  );
}
