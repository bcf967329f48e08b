import { Callout } from "../ui/callout.js";
import { DateTime } from "../ui/date-time.js";
import type { OutgoingMailsPage } from "./outgoing-mails.desk.server.js";

/** Whatever keeps mail from going out, and what needs somebody. */
export function OutboxNotices({ outbox }: { outbox: OutgoingMailsPage["outbox"] }) {
  const { wayOut, pausedAt, pausedReason, dead, uncertain } = outbox;
  return (
    <div className="mb-6 grid gap-4 empty:hidden">
      {wayOut === "NONE" && (
        <Callout tone="stop" title="No way out is set">
          Mails wait until the worker is given MAIL_URL and MAIL_FROM. Nothing is lost meanwhile.
        </Callout>
      )}
      {wayOut === "OFF" && (
        <Callout tone="wait" title="The outbox is off">
          The worker runs with MAIL_OUTBOX=off. Mails wait.
        </Callout>
      )}
      {pausedAt != null && (
        <Callout tone="wait" title="The outbox is paused">
          Since <DateTime at={pausedAt} />: {pausedReason} <code>recourse mail resume</code> lets mails go
          again.
        </Callout>
      )}
      {wayOut === "MAILBOX" && (
        <Callout>
          This is the demo: mails go into{" "}
          <a href="/demo/mailbox" className="link">
            its mailbox
          </a>{" "}
          and leave this machine by no other way.
        </Callout>
      )}
      {dead > 0 && (
        <Callout
          tone="stop"
          title={dead === 1 ? "1 mail could not be sent" : `${dead} mails could not be sent`}
        >
          Every attempt failed. See why, put it right, and send them again.
        </Callout>
      )}
      {uncertain > 0 && (
        <Callout
          tone="wait"
          title={uncertain === 1 ? "1 mail may have arrived" : `${uncertain} mails may have arrived`}
        >
          The server had it and the line broke before its answer. Sent again, some people may get it twice;
          most programs show the second copy of a mail once.
        </Callout>
      )}
    </div>
  );
}
