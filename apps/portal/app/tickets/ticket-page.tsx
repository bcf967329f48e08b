import { AboutDefect, tellsWhyItWaits } from "../defects/about-defect.js";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { Callout } from "../ui/callout.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";
import { CameFromNotice } from "./came-from-notice.js";
import { HoldNotice } from "./hold-notice.js";
import type { TicketPage as Page } from "./load-ticket.server.js";
import { RatingBox } from "./rating-box.js";
import { ReplyForm } from "./reply-form.js";
import type { FailedReply } from "./send-reply.server.js";
import { TicketFacts } from "./ticket-facts.js";
import { TakeOverNotice } from "./ticket-people.js";
import { TicketStatus } from "./ticket-status.js";
import { ProofBox } from "../verification/proof-box.js";
import { Timeline } from "./timeline.js";
import { TimelineNews } from "./timeline-news.js";
import { useTicketEvents } from "./use-ticket-events.js";

interface TicketPageProps {
  page: Page;
  failed: FailedReply | null;
  justOpened: boolean;
}

/** A ticket as its account sees it. */
export function TicketPage({ page, failed, justOpened }: TicketPageProps) {
  const { ticket } = page;
  const { reply } = ticket.viewerCan;
  useTicketEvents(ticket.id);
  return (
    <>
      <Breadcrumbs crumbs={[{ title: "Tickets", href: "/tickets" }]} />
      <PageHeader
        title={ticket.subject}
        eyebrow={
          <span className="flex items-center gap-3">
            Ticket #{ticket.number} <TicketStatus state={ticket.state} side="customer" />
          </span>
        }
      />
      <CameFromNotice number={ticket.number} />
      {justOpened && (
        <Callout
          tone="good"
          live
          title={`We have your request: it is ticket #${ticket.number}`}
          className="mb-6"
        >
          <p>You can add to it below at any time, and this page shows our answer.</p>
        </Callout>
      )}
      <TakeOverNotice ticket={ticket} />
      <AboutDefect ticket={ticket} question={page.fix} />
      {ticket.holdReason !== null && !tellsWhyItWaits(ticket, page.fix) && (
        <HoldNotice reason={ticket.holdReason} decision={page.decision} />
      )}
      <ProofBox ticket={ticket} />
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-12">
        <div className="grid min-w-0 grid-cols-1 gap-8">
          <Timeline items={ticket.timeline.nodes} side="customer" />
          <Pagination pageInfo={ticket.timeline.pageInfo} soft />
          <TimelineNews items={ticket.timeline.nodes.filter(isByStaff)} me={null} />
          {ticket.viewerCan.rate.allowed && <RatingBox ticket={ticket} />}
          {reply.allowed ? (
            <ReplyForm
              ticketId={ticket.id}
              idempotencyKey={page.idempotencyKey}
              failed={failed}
              hint={replyHint(ticket.state)}
            />
          ) : (
            <p className="border-t border-rule pt-5 text-ink-soft">{reply.message}</p>
          )}
        </div>
        <TicketFacts page={page} />
      </div>
    </>
  );
}

/** What the account writes itself is no news to it. */
function isByStaff(item: Page["ticket"]["timeline"]["nodes"][number]): boolean {
  return item.__typename === "Reply" && item.author.staff;
}

function replyHint(state: Page["ticket"]["state"]): string {
  return state === "SOLVED"
    ? "Not solved after all? A reply asks for the ticket to be reopened; it is decided anew."
    : "Markdown works. Please leave passwords and keys out.";
}
