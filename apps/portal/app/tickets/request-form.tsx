import { Form, useNavigation } from "@remix-run/react";
import { tellFinished } from "../enhance/finished-search.js";
import { LiveIssues, type ReportedIssue } from "../defects/live-issues.js";
import type { SuggestedIssue } from "../defects/suggest-issues.server.js";
import { Button } from "../ui/button.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input, Textarea } from "../ui/input.js";
import { useHydrated } from "../ui/use-hydrated.js";
import { Composer } from "./attachments/composer.js";
import type { FailedFiles } from "./attachments/composed-form.server.js";
import { CriticalReportFields } from "./critical-report-fields.js";
import type { DecisionView } from "./decision-view.js";
import { KindChoice } from "./kind-choice.js";
import type { RequestPage } from "./load-request-page.server.js";
import { ProductionFields } from "./production-fields.js";
import type { RequestValues } from "./request-values.js";
import { SettingFields } from "./setting-fields.js";
import type { SuggestedArticles as Suggested } from "./suggest-articles.server.js";
import { SuggestedArticles } from "./suggested-articles.js";
import { useFinishedSearch } from "./use-finished-search.js";

interface RequestFormProps {
  page: RequestPage;
  values: RequestValues;
  errors: FieldErrors;
  files: FailedFiles | undefined;
  decision: DecisionView;
  suggested: Suggested | null;
  issues: SuggestedIssue[];
  /** What became of "I have this too". */
  reported: ReportedIssue | null;
  onTyped: (form: HTMLFormElement) => void;
}

/** The request itself. Its fields keep what was typed through every answer; without script, too. */
export function RequestForm(props: RequestFormProps) {
  const { page, values, errors, files, decision, suggested, issues, reported, onTyped } = props;
  const sending = useNavigation().formMethod === "POST";
  const hydrated = useHydrated();
  const { critical } = values;
  useFinishedSearch(suggested?.receipt ?? null, sending);
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      noValidate
      aria-label={critical ? "Critical defect report" : "New ticket"}
      className="grid gap-8"
      onChange={(event) => onTyped(event.currentTarget)}
    >
      <input type="hidden" name="idempotencyKey" value={page.idempotencyKey} />
      <input type="hidden" name="searchId" value={suggested?.searchId ?? values.searchId} />
      <input type="hidden" name="searchReceipt" value={suggested?.receipt ?? ""} />
      <input type="hidden" name="account" value={values.accountId} />
      <ErrorSummary title="The request could not be sent yet" errors={errors} />

      {critical ? (
        <>
          <input type="hidden" name="critical" value="1" />
          <input type="hidden" name="kind" value="DEFECT" />
        </>
      ) : !page.signedIn ? (
        <input type="hidden" name="kind" value={values.kind ?? ""} />
      ) : (
        <KindChoice kinds={page.kinds} chosen={values.kind} error={errors["kind"]} />
      )}

      <section className="grid gap-5" aria-label="What you ask">
        <h2 className="text-h3">{critical ? "The defect" : "Your request"}</h2>
        <Field id="subject" label="Subject" error={errors["subject"]}>
          <Input name="subject" defaultValue={values.subject} maxLength={200} autoComplete="off" />
        </Field>
        <RequestText values={values} errors={errors} files={files} attaches={page.signedIn} />
        {page.signedIn && <LiveIssues issues={issues} reported={reported} busy={sending} />}
        <LiveArticles suggested={suggested} />
      </section>

      {page.signedIn && (
        <section className="grid gap-5" aria-label="Facts about it">
          <h2 className="text-h3">Facts that help</h2>
          {!critical && <ProductionFields values={values} errors={errors} zoneName={page.zoneName} />}
          <SettingFields
            values={values}
            errors={errors}
            platforms={page.platforms}
            protocols={page.protocols}
          />
        </section>
      )}

      <div className="border-t border-rule pt-6">
        <p className="mb-4 max-w-measure text-small text-ink-soft">{sendingWords(decision)}</p>
        <div className="flex flex-wrap gap-3">
          <Button
            tone={decision.opensTicket || decision.outcome === "ACCEPT" ? "primary" : "plain"}
            size="large"
            name="intent"
            value="open"
            busy={sending && hydrated}
          >
            {critical ? "Send report" : "Send request"}
          </Button>
          {!hydrated && (
            <Button size="large" name="intent" value="check">
              Check what we would answer
            </Button>
          )}
        </div>
      </div>
    </Form>
  );
}

interface RequestTextProps {
  values: RequestValues;
  errors: FieldErrors;
  files: FailedFiles | undefined;
  /** Visitors are not known, and files are always somebody's. */
  attaches: boolean;
}

function RequestText({ values, errors, files, attaches }: RequestTextProps) {
  const text = values.critical ? (
    <CriticalReportFields values={values} errors={errors} />
  ) : (
    <Field
      id="body"
      label="Description"
      hint="What you tried, what happened, what you expected. Markdown works. Please leave passwords, keys and identity documents out."
      error={errors["body"]}
    >
      <Textarea name="body" rows={8} defaultValue={values.body} />
    </Field>
  );
  return attaches ? (
    <Composer filesError={errors["attachmentIds"]} files={files}>
      {text}
    </Composer>
  ) : (
    text
  );
}

/** Always there, so that screen readers hear what comes into it. */
function LiveArticles({ suggested }: { suggested: Suggested | null }) {
  const articles = suggested?.articles ?? [];
  return (
    <div aria-live="polite" aria-label="Articles that may answer it" role="region">
      {articles.length > 0 && (
        <div className="rounded-box bg-pine-wash p-4">
          <p className="mb-3 text-small font-medium">
            {articles.length === 1
              ? "An article may answer this"
              : `${articles.length} articles may answer this`}
          </p>
          <SuggestedArticles
            articles={articles}
            newTab
            onOpen={() => tellFinished(suggested?.receipt ?? "", "TICKET_FORM")}
          />
        </div>
      )}
    </div>
  );
}

function sendingWords({ opensTicket, outcome, headline }: DecisionView): string {
  if (outcome === "ACCEPT" && !opensTicket) return "It is recorded and read.";
  return opensTicket
    ? `${headline}. The request becomes a ticket that you can follow here.`
    : `${headline}. You may still send it: it is recorded, and you get the same answer with articles for what you wrote.`;
}
