import { Form, useNavigation } from "@remix-run/react";
import { clsx } from "clsx";
import { useEffect, useState, type RefObject } from "react";
import { Button } from "../ui/button.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Composer } from "./attachments/composer.js";
import { ComposerTools } from "./composer-tools.js";
import { CrossedReply, repliesAfter, type SentReply } from "./crossed-reply.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";
import { SeenTicket } from "./seen-ticket.js";
import { SentNotice } from "./sent-notice.js";
import { useKeptText } from "./use-kept-text.js";
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
  const undone = failed?.undone == null ? null : failed;
  const box = useKeptText(`desk-reply-${page.me}-${page.ticket.id}`, "reply", undone);
  const { reply, solve } = page.ticket.viewerCan;
  if (!reply.allowed) return <p className="border-t border-rule pt-5 text-ink-soft">{reply.message}</p>;
  const mine = failed !== null && failed.act !== "note" ? failed : null;
  const crossing = crossingOf(page, mine);
  const { body: bodyError, attachmentIds: filesError, ...others } = mine?.errors ?? {};
  const customer = page.ticket.requester?.name ?? "the customer";
  return (
    <Form
      // Another one for a reply that was taken back, so that its files are in it again.
      key={undone === null ? key : `${key} ${undone.undone}`}
      method="post"
      encType="multipart/form-data"
      noValidate
      preventScrollReset
      aria-label="Reply to the customer"
      className="grid gap-4 rounded-sheet border border-rule bg-sheet p-4 sm:p-5"
    >
      {mine?.conflict === null && <ErrorSummary title="This was not done" errors={others} />}
      {undone !== null && (
        <p role="status" className="text-small font-medium text-moss">
          Taken back: the customer never saw it. Your text is in the box again.
        </p>
      )}
      <SentNotice sent={sent && undone === null}>Sent.</SentNotice>
      <SeenTicket page={page} />
      <SeenUntil page={page} box={box} failed={mine} />
      <div className={clsx("grid gap-4", crossing !== null && "xl:grid-cols-2")}>
        {crossing !== null && <CrossedReply message={crossing.message} replies={crossing.replies} />}
        <Composer
          id="body"
          box={box}
          label={crossing === null ? "Your reply" : "Your reply, not sent yet"}
          hint={`${customer} reads this. Markdown works.`}
          rows={6}
          error={bodyError}
          filesError={filesError}
          text={mine?.body}
          files={mine?.files}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" name="intent" value="reply" busy={intent === "reply"}>
          {crossing === null ? "Send reply" : "Send anyway"}
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
      <ComposerTools page={page} box={box} />
      <p className="text-small text-ink-faint">
        {solve.allowed
          ? "What stands in the box goes with it when you solve; it may be empty."
          : solve.message}
      </p>
    </Form>
  );
}

/** Somebody else's replies that were sent while this one was written, where the API asks about them, or where they are why it was refused. */
function crossingOf(
  { ticket }: DeskTicketPage,
  failed: FailedAct | null,
): { message: string; replies: SentReply[] } | null {
  return failed?.crossed == null
    ? null
    : {
        message: failed.crossed.message,
        replies: repliesAfter(ticket.timeline.nodes, failed.crossed.seenUntil),
      };
}

interface SeenUntilProps {
  page: DeskTicketPage;
  box: RefObject<HTMLTextAreaElement>;
  failed: FailedAct | null;
}

/**
 * How far the writer had read when they began to write: what comes into the page afterwards may be out of their sight. Asked about once,
 * they have seen it.
 */
function SeenUntil({ page, box, failed }: SeenUntilProps) {
  const newest =
    page.ticket.timeline.nodes.filter(({ __typename }) => __typename === "Reply").at(-1)?.at ?? "";
  const whole = !page.ticket.timeline.pageInfo.hasNextPage;
  const [begun, setBegun] = useState<string | null>(null);
  const asked = failed?.crossed ?? null;
  useEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const look = () => setBegun((before) => (current.value === "" ? null : (before ?? newest)));
    current.addEventListener("input", look);
    return () => current.removeEventListener("input", look);
  }, [box, newest]);
  useEffect(() => {
    // They are being asked: what is newest now has been shown to them.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    if (asked !== null) setBegun(null);
  }, [asked]);
  return <input type="hidden" name="seenUntil" value={whole ? (begun ?? newest) : ""} />;
}
