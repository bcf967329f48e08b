import { Form, Link, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { TicketStatus } from "../tickets/ticket-status.js";
import { Badge, Status } from "../ui/badge.js";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Card } from "../ui/card.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import { Prose } from "../ui/prose.js";
import type { DefectAnswer } from "./act-on-defect.desk.server.js";
import { DefectActs } from "./defect-acts.js";
import { DefectFields } from "./defect-fields.js";
import { FixMessage } from "./fix-message.js";
import { issueHref, issueName, issueStateWords, issueTones } from "./issue-words.js";
import type { DefectPage as Page } from "./load-defect.desk.server.js";

interface DefectPageProps {
  page: Page;
  answer: DefectAnswer | null;
}

/** A defect as staff work on it: what is known on the left, whom it concerns and what can be done on the right. */
export function DefectPage({ page, answer }: DefectPageProps) {
  const { defect } = page;
  return (
    <>
      <Breadcrumbs crumbs={[{ title: "Defects", href: "/desk/defects" }]} />
      <PageHeader
        title={defect.title}
        eyebrow={
          <span className="flex flex-wrap items-center gap-3">
            {issueName(defect.number)}
            <Status tone={issueTones[defect.state]}>{issueStateWords(defect.state)}</Status>
            {defect.critical && <Badge tone="stop">Critical</Badge>}
            {defect.publishedAt === null ? (
              <Badge>Staff only</Badge>
            ) : (
              <a href={issueHref(defect.number)} className="link">
                Known issue
              </a>
            )}
          </span>
        }
      />
      {answer?.message != null && (
        <Callout tone="stop" live title={answer.message} className="mb-6">
          <p>The page shows the defect as it is now.</p>
        </Callout>
      )}
      {answer?.unwritten?.conflict === true && (
        <Callout tone="wait" live title="Somebody changed this defect meanwhile" className="mb-6">
          <p>
            Below is how it is now; what you typed stands in the form under it. Take over what is missing,
            then save again.
          </p>
          <Prose html={defect.bodyHtml} kind="message" />
        </Callout>
      )}
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-12">
        <div className="grid min-w-0 grid-cols-1 gap-10">
          <FixMessage page={page} draft={answer?.fix ?? null} />
          <Words page={page} answer={answer} />
          <Tickets page={page} />
          <Reports page={page} />
        </div>
        <aside aria-label="Acts" className="grid gap-6 lg:sticky lg:top-6">
          <DefectActs page={page} />
        </aside>
      </div>
    </>
  );
}

function Words({ page, answer }: DefectPageProps) {
  const { defect, components, values } = page;
  const busy = useNavigation().formData?.get("intent") === "save";
  const unwritten = answer?.unwritten ?? null;
  const errors = unwritten?.conflict === true ? {} : (unwritten?.errors ?? {});
  if (!defect.viewerCan.work.allowed) {
    return (
      <section aria-label="What is known" className="grid gap-6">
        <Prose html={defect.bodyHtml} kind="message" />
        {defect.notesHtml !== "" && (
          <Card title="Notes, for staff alone">
            <Prose html={defect.notesHtml} kind="message" />
          </Card>
        )}
      </section>
    );
  }
  return (
    <Form
      key={defect.version}
      method="post"
      noValidate
      preventScrollReset
      aria-label="What is known"
      className="grid gap-8"
    >
      <ErrorSummary title="Nothing was saved yet" errors={errors} />
      <input type="hidden" name="defectId" value={defect.id} />
      <input type="hidden" name="version" value={defect.version} />
      {!defect.viewerCan.editPublicWords.allowed && (
        <p className="text-small text-ink-soft">
          It is published: a lead changes what the public reads. The notes are yours to write.
        </p>
      )}
      <DefectFields values={unwritten?.values ?? values} components={components} errors={errors} />
      <div>
        <Button name="intent" value="save" tone="primary" busy={busy}>
          Save
        </Button>
      </div>
    </Form>
  );
}

function Tickets({ page }: { page: Page }) {
  const { defect, tickets, moreTickets } = page;
  const busy = useNavigation().formData?.get("intent") === "link";
  return (
    <Card title={`Tickets (${tickets.length}${moreTickets ? "+" : ""})`}>
      {tickets.length === 0 && <p className="text-ink-soft">No ticket is about it yet.</p>}
      <ul className="divide-y divide-rule">
        {tickets.map(({ id, number, subject, state, account, works }) => (
          <li key={number} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 flex-1 basis-60">
              <Link to={`/desk/tickets/${number}`} className="link-quiet">
                #{number} {subject}
              </Link>
              <span className="block text-small text-ink-faint">{account?.name ?? "No account"}</span>
            </span>
            {works === true && <Badge tone="good">Works for them</Badge>}
            {works === false && <Badge tone="stop">Still there</Badge>}
            <TicketStatus state={state} side="staff" />
            {defect.viewerCan.work.allowed && state !== "CLOSED" && (
              <Act page={page} label={`Take #${number} off`}>
                <input type="hidden" name="ticketId" value={id} />
                <button name="intent" value="unlink" className="link text-label">
                  Take off<span className="sr-only"> ticket #{number}</span>
                </button>
              </Act>
            )}
          </li>
        ))}
      </ul>
      {defect.viewerCan.work.allowed && (
        <Act
          page={page}
          label="Link a ticket"
          className="mt-4 flex items-end gap-2 border-t border-rule pt-4"
        >
          <Field label="Link a ticket by its number" className="w-44">
            <Input name="ticket" required inputMode="numeric" placeholder="#1024" autoComplete="off" />
          </Field>
          <Button name="intent" value="link" busy={busy}>
            Link
          </Button>
        </Act>
      )}
    </Card>
  );
}

function Reports({ page: { defect, reports, moreReports } }: { page: Page }) {
  const accounts = defect.affectedAccounts;
  return (
    <Card
      title={`Reports (${reports.length}${moreReports ? "+" : ""})`}
      actions={
        <span className="text-small text-ink-soft">
          {accounts === 1 ? "1 account affected" : `${accounts} accounts affected`}, tickets included
        </span>
      }
    >
      {reports.length === 0 ? (
        <p className="text-ink-soft">Nobody has reported it yet.</p>
      ) : (
        <ul className="divide-y divide-rule text-small">
          {reports.map(({ id, source, account, person, ticket, received }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
              <span>
                {account?.name ?? "No account"}
                {person !== null && `, ${person.name}`}
              </span>
              <span className="text-ink-faint">
                {source === "ME_TOO"
                  ? "“I have this too”"
                  : ticket === null
                    ? "Report"
                    : `Ticket #${ticket.number}`}{" "}
                · {received}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface ActProps {
  page: Page;
  label: string;
  children: ReactNode;
  className?: string;
}

function Act({ page: { defect }, label, children, className }: ActProps) {
  return (
    <Form method="post" preventScrollReset aria-label={label} className={className}>
      <input type="hidden" name="defectId" value={defect.id} />
      {children}
    </Form>
  );
}
