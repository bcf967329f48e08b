import { Link } from "@remix-run/react";
import type { DefectReportStage } from "../gql/graphql.js";
import { Status, type Tone } from "../ui/badge.js";
import { DateTime } from "../ui/date-time.js";
import { Prose } from "../ui/prose.js";
import { issueHref, issueName } from "./issue-words.js";
import type { OwnReport } from "./load-own-reports.server.js";

const stages: Record<DefectReportStage, { title: string; tone: Tone; means: string }> = {
  RECEIVED: {
    title: "Being analysed",
    tone: "info",
    means:
      "We analyse it. Nobody answers in person unless your level of support includes that; you are told when it is fixed.",
  },
  KNOWN: {
    title: "Known",
    tone: "wait",
    means: "We know the fault behind it. You are told when it is fixed.",
  },
  FIXED: { title: "Fixed", tone: "good", means: "It is fixed." },
  SET_ASIDE: {
    title: "Not a defect",
    tone: "neutral",
    means: "We looked at it, and it is no fault of the product.",
  },
};

/** Defects that the reader reported, or said to have, too, and how far each is. */
export function OwnReports({ reports }: { reports: OwnReport[] }) {
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="my-reports" className="mt-14">
      <h2 id="my-reports" className="mb-4 text-h2">
        My reports
      </h2>
      <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
        {reports.map((report) => (
          <li key={report.id} className="px-4 py-4 sm:px-5">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <div className="min-w-0 flex-1 basis-72">
                <h3 className="font-sans text-body font-medium tracking-normal">
                  <ReportName report={report} />
                </h3>
                <p className="mt-0.5 text-small text-ink-faint">
                  {report.source === "ME_TOO" ? "“I have this too”" : "Reported"}{" "}
                  <DateTime at={report.reportedAt} style="date" />
                  {report.knownIssue !== null && report.ticket !== null && (
                    <>
                      {" · "}
                      <a href={issueHref(report.knownIssue.number)} className="link">
                        {issueName(report.knownIssue.number)} {report.knownIssue.title}
                      </a>
                    </>
                  )}
                </p>
                <p className="mt-1 text-small text-ink-soft">{stages[report.stage].means}</p>
              </div>
              <Status tone={stages[report.stage].tone}>
                {stages[report.stage].title}
                {report.fixedVersion !== null && ` in ${report.fixedVersion}`}
              </Status>
            </div>
            {report.messageHtml !== null && (
              <div className="mt-3 rounded-box border border-rule bg-sunk p-4">
                <Prose html={report.messageHtml} kind="message" />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReportName({ report: { ticket, knownIssue } }: { report: OwnReport }) {
  if (ticket !== null) {
    return (
      <Link to={`/tickets/${ticket.number}`} className="hover:text-pine">
        {ticket.subject}
      </Link>
    );
  }
  if (knownIssue === null) return "A defect that is not public any more";
  return (
    <a href={issueHref(knownIssue.number)} className="hover:text-pine">
      {issueName(knownIssue.number)} {knownIssue.title}
    </a>
  );
}
