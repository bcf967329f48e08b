import { Form, Link, useNavigation } from "@remix-run/react";
import { Badge } from "../ui/badge.js";
import { Button, LinkButton } from "../ui/button.js";
import { Card } from "../ui/card.js";
import { Field } from "../ui/field.js";
import { Select } from "../ui/input.js";
import { issueName } from "./issue-words.js";
import type { DefectsPage } from "./load-defects.desk.server.js";

interface ReportListProps {
  page: DefectsPage;
  /** What could not be done, with the report that it was about. */
  failed: { reportId: string; message: string } | null;
}

const questions = [
  { name: "happens", title: "What happens" },
  { name: "began", title: "Since when" },
  { name: "whom", title: "Whom it affects" },
  { name: "steps", title: "Steps" },
  { name: "versions", title: "Versions" },
] as const;

/** Reports that nobody has sorted: each is joined to a defect, made into one, or set aside. */
export function ReportList({ page, failed }: ReportListProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      {page.reports.map((report) => (
        <Card
          key={report.id}
          as="article"
          title={
            report.ticket === null ? (
              "A report without a ticket"
            ) : (
              <Link to={`/desk/tickets/${report.ticket.number}`} className="hover:text-pine">
                {report.ticket.subject}
              </Link>
            )
          }
          actions={<SourceBadge source={report.source} />}
        >
          <p className="text-small text-ink-faint">
            {report.ticket !== null && `#${report.ticket.number} · `}
            {report.account?.name ?? "No account"}
            {report.person !== null && `, ${report.person.name}`} · {report.received}
          </p>
          {report.answers !== null && <Answers answers={report.answers} />}
          {page.mayWork && report.ticket !== null && (
            <Acts report={report} ticket={report.ticket} unfixed={page.unfixed} />
          )}
          <p role="alert" className="mt-2 text-small font-medium text-brick empty:hidden">
            {failed?.reportId === report.id ? failed.message : null}
          </p>
        </Card>
      ))}
    </div>
  );
}

function SourceBadge({ source }: { source: DefectsPage["reports"][number]["source"] }) {
  return source === "RESOURCE_ACCESS" ? (
    <Badge tone="wait">Asked for access to a resource</Badge>
  ) : (
    <Badge tone="stop">Critical</Badge>
  );
}

function Answers({ answers }: { answers: NonNullable<DefectsPage["reports"][number]["answers"]> }) {
  return (
    <dl className="mt-3 grid gap-x-8 gap-y-2 text-small sm:grid-cols-[max-content_1fr]">
      {questions
        .filter(({ name }) => answers[name] !== "")
        .map(({ name, title }) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{title}</dt>
            <dd className="min-w-0 break-words whitespace-pre-line">{answers[name]}</dd>
          </div>
        ))}
    </dl>
  );
}

interface ActsProps {
  report: DefectsPage["reports"][number];
  ticket: { id: string; number: number };
  unfixed: DefectsPage["unfixed"];
}

function Acts({ report, ticket, unfixed }: ActsProps) {
  const busy = useNavigation().formData?.get("reportId") === report.id;
  const hidden = (
    <>
      <input type="hidden" name="reportId" value={report.id} />
      <input type="hidden" name="ticketId" value={ticket.id} />
    </>
  );
  return (
    <div className="mt-4 flex flex-wrap items-end gap-3 border-t border-rule pt-4">
      {unfixed.length > 0 && (
        <Form method="post" aria-label="Join to a defect" className="flex min-w-0 flex-wrap items-end gap-2">
          {hidden}
          <Field label="Join to" className="min-w-0 basis-60">
            <Select name="number">
              {unfixed.map(({ number, title }) => (
                <option key={number} value={number}>
                  {issueName(number)} {title}
                </option>
              ))}
            </Select>
          </Field>
          <Button name="intent" value="join" busy={busy}>
            Join
          </Button>
        </Form>
      )}
      <LinkButton href={`/desk/defects/new?ticket=${ticket.number}`} soft>
        Make a new defect
      </LinkButton>
      <Form method="post" aria-label="Set aside">
        {hidden}
        <Button name="intent" value="set-aside" tone="quiet" busy={busy}>
          Set aside: no defect
        </Button>
      </Form>
    </div>
  );
}
