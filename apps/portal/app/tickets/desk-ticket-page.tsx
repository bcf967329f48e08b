import { useNavigate } from "@remix-run/react";
import { useMemo } from "react";
import { DefectBox } from "../defects/defect-box.js";
import { useLiveTicket } from "../desk/live-desk.js";
import { Keys } from "../desk/keys.js";
import { TicketArticlesBox } from "../insights/ticket-articles-box.js";
import { Callout } from "../ui/callout.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";
import { Assignment } from "./assignment.js";
import { CameFromNotice } from "./came-from-notice.js";
import { ConflictNotice } from "./conflict-notice.js";
import { DeskReply } from "./desk-reply.js";
import { DeskTicketPeople, TicketRatings } from "./desk-ticket-people.js";
import { DeskTicketFacts } from "./desk-ticket-facts.js";
import type { DeskTicketPage as Page } from "./load-desk-ticket.desk.server.js";
import { NoteForm } from "./note-form.js";
import { Presence } from "./presence.js";
import { TicketOrderBox } from "./ticket-order-box.js";
import { TicketStatus } from "./ticket-status.js";
import { DeskProofBox } from "../verification/desk-proof-box.js";
import { Timeline } from "./timeline.js";
import { TimelineNews } from "./timeline-news.js";
import { UndoReply } from "./undo-reply.js";
import type { FailedAct } from "./work-on-ticket.desk.server.js";

interface DeskTicketPageProps {
  page: Page;
  failed: FailedAct | null;
}

/** A ticket as staff work on it: the conversation on the left, what one must know about it on the right. */
export function DeskTicketPage({ page, failed }: DeskTicketPageProps) {
  const { ticket } = page;
  useLiveTicket(ticket);
  return (
    <>
      <PageHeader
        title={ticket.subject}
        eyebrow={
          <span className="flex flex-wrap items-center gap-3">
            Ticket #{ticket.number} <TicketStatus state={ticket.state} side="staff" />
          </span>
        }
        actions={<TicketKeys />}
      />
      <Presence ticketId={ticket.id} />
      <CameFromNotice number={ticket.number} />
      {failed?.conflict != null && (
        <ConflictNotice ticket={ticket} seen={failed.conflict} kept={failed.body !== ""} />
      )}
      {ticket.holdReason !== null && (
        <Callout tone="wait" title="On hold" className="mb-6">
          <p>{ticket.holdReason}</p>
        </Callout>
      )}
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-12">
        <div className="grid min-w-0 grid-cols-1 gap-8">
          <Timeline
            items={ticket.timeline.nodes}
            side="staff"
            fileHref={(id) => `/desk/tickets/${ticket.number}/files/${encodeURIComponent(id)}`}
            below={(messageId) => {
              const reply = page.undoable.find(({ id }) => id === messageId);
              return reply === undefined ? null : <UndoReply key={page.idempotencyKey} reply={reply} />;
            }}
          />
          <Pagination pageInfo={ticket.timeline.pageInfo} soft />
          <TimelineNews items={ticket.timeline.nodes} me={page.myName} />
          <DeskReply page={page} failed={failed} />
          <NoteForm page={page} failed={failed} />
        </div>
        <aside aria-label="Context" className="grid gap-6 lg:sticky lg:top-6">
          <Assignment page={page} />
          <DeskProofBox ticket={ticket} />
          <DefectBox ticket={ticket} about={page.about} />
          <TicketOrderBox number={ticket.number} order={page.order} />
          <TicketArticlesBox ticket={ticket} articles={page.articles} />
          <TicketRatings ratings={ticket.ratings} />
          <DeskTicketPeople ticket={ticket} />
          <DeskTicketFacts page={page} failed={failed} />
        </aside>
      </div>
    </>
  );
}

function TicketKeys() {
  const navigate = useNavigate();
  const bindings = useMemo(
    () => [
      { key: "r", does: "Write a reply", run: () => document.getElementById("body")?.focus() },
      { key: "n", does: "Write an internal note", run: openNote },
      { key: "a", does: "Assign", run: () => document.getElementById("staffId")?.focus() },
      { key: "t", does: "Take, where it is nobody's", run: () => document.getElementById("take")?.click() },
      { key: "m", does: "Insert a macro into the reply", run: () => press("#insert-macro") },
      { key: "l", does: "Insert an article into the reply", run: () => press("#insert-article") },
      {
        key: "e",
        does: "To the button that solves the ticket",
        run: () => document.querySelector<HTMLElement>("button[value=solve]")?.focus(),
      },
      { key: "z", does: "Undo the reply just sent", run: () => press("[data-undo]") },
      { key: "u", does: "Back to the queue", run: () => navigate("/desk") },
    ],
    [navigate],
  );
  return <Keys bindings={bindings} />;
}

function press(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

function openNote(): void {
  const note = document.getElementById("note");
  const details = note?.closest("details");
  if (details != null) details.open = true;
  note?.focus();
}
