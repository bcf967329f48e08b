import { randomUUID } from "node:crypto";
import { readHaveThisToo } from "../defects/have-this-too-intent.js";
import type { ReportedIssue } from "../defects/live-issues.js";
import { reportIssue } from "../defects/report-issue.server.js";
import { suggestIssues, type SuggestedIssue } from "../defects/suggest-issues.server.js";
import type { Asked } from "../graphql/api.server.js";
import { finishSearch } from "../search/finish-search.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import {
  failedFiles,
  FILES_MISSING,
  type ComposedForm,
  type FailedFiles,
} from "./attachments/composed-form.server.js";
import type { DecisionView } from "./decision-view.js";
import { askGate } from "./load-request-page.server.js";
import { formErrors, type RequestValues } from "./request-values.js";
import { sendRequest, type Masked } from "./send-request.server.js";
import { suggestArticles, type SuggestedArticles } from "./suggest-articles.server.js";

/** What the page shows after the form was posted. */
export interface RequestAnswer {
  values: RequestValues;
  /** Of the ticket that was opened. */
  number: number | null;
  /** Taken without a ticket: nobody is known to whom it could be answered. */
  recorded: boolean;
  errors: FieldErrors;
  decision: DecisionView | null;
  /** True when the gate said no to a request that was sent, not to one that was only checked. */
  refused: boolean;
  /** What was taken out of the request before it was kept. */
  masked: Masked;
  suggested: SuggestedArticles | null;
  /** Of a request that was not sent: its files by name. */
  files: FailedFiles;
  /** Where somebody who is signed in was refused: how to contest it. */
  contest: { refusedRequestId: string; idempotencyKey: string } | null;
  /** Known issues that it may be about, beside the articles. */
  issues: SuggestedIssue[];
  /** What became of "I have this too". */
  reported: ReportedIssue | null;
}

/** Checks or sends what was typed, and finds articles for it where the answer is no; or counts that the account has a known issue, too. */
export async function answerRequest(
  asked: Asked,
  values: RequestValues,
  composed: ComposedForm,
): Promise<RequestAnswer> {
  const { form, attachmentIds, faults } = composed;
  const answer = {
    values,
    number: null,
    recorded: false,
    errors: {},
    decision: null,
    refused: false,
    masked: [],
    suggested: null,
    files: { kept: [], faults: [] },
    contest: null,
    issues: [],
    reported: null,
  };
  const files = () => failedFiles(asked, composed);
  const suggest = () => suggestFinished(asked, values);
  const intent = textOf(form, "intent");
  if (intent === "check") {
    const decision = await askGate(asked, values);
    const beside = { suggested: await suggest(), issues: await issuesFor(asked, values) };
    return { ...answer, ...beside, decision, files: await files() };
  }
  const issueId = readHaveThisToo(intent);
  if (issueId !== null) {
    const refusal = await reportIssue(asked, issueId, values.accountId);
    const issues = await issuesFor(asked, values);
    return { ...answer, issues, reported: { issueId, refusal }, files: await files() };
  }
  const errors = { ...formErrors(values), ...(faults.length > 0 && { form: FILES_MISSING }) };
  if (values.kind === null || Object.keys(errors).length > 0)
    return { ...answer, errors, files: await files() };

  // What was typed is what was searched for, and the ticket names that search.
  if (values.searchReceipt !== "") await finishSearch(asked, values.searchReceipt, "TICKET_FORM");
  const sent = await sendRequest(asked, { ...values, attachmentIds }, values.kind);
  if (sent.opened) return { ...answer, number: sent.number, recorded: sent.number === null };
  const refused = sent.decision !== null && Object.keys(sent.errors).length === 0;
  return {
    ...answer,
    errors: sent.errors,
    files: await files(),
    decision: sent.decision,
    refused,
    masked: sent.masked,
    suggested: refused ? await suggest() : null,
    contest:
      refused && sent.refusedRequestId !== null
        ? { refusedRequestId: sent.refusedRequestId, idempotencyKey: randomUUID() }
        : null,
  };
}

function issuesFor(asked: Asked, { critical, report, body, subject }: RequestValues) {
  return suggestIssues(asked, subject, critical ? report.happens : body);
}

/** Articles for a text that is complete: nobody types on. */
async function suggestFinished(asked: Asked, values: RequestValues): Promise<SuggestedArticles | null> {
  const { critical, report, body, subject } = values;
  const suggested = await suggestArticles(asked, subject, critical ? report.happens : body);
  if (suggested !== null) await finishSearch(asked, suggested.receipt, "TICKET_FORM");
  return suggested;
}
