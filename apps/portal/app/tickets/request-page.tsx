import { useLocation } from "@remix-run/react";
import { ChevronRight, MailCheck } from "lucide-react";
import { signInHref } from "../sign-in/return-to.js";
import { LinkButton } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import { PageHeader } from "../ui/page-header.js";
import { AccountChoice } from "./account-choice.js";
import type { RequestAnswer } from "./answer-request.server.js";
import { BeforeSignIn } from "./before-sign-in.js";
import { DecisionPanel } from "./decision-panel.js";
import { useLiveRequest } from "./live-request.js";
import type { RequestPage as Page } from "./load-request-page.server.js";
import { RefusedRequest } from "./refused-request.js";
import { RequestForm } from "./request-form.js";
import type { RequestValues } from "./request-values.js";

interface RequestPageProps {
  page: Page;
  /** From the address. */
  values: RequestValues;
  /** After the form was posted. */
  answer: RequestAnswer | null;
}

/** One of: sign in first, choose the account first, or the form under the gate's answer. */
export function RequestPage({ page, values, answer }: RequestPageProps) {
  const { pathname, search } = useLocation();
  return (
    <>
      <PageHeader title={title(values)} {...lead(values)} />
      {answer?.recorded === true ? (
        <Recorded signedIn={page.signedIn} />
      ) : mustSignIn(page, values) ? (
        <BeforeSignIn decision={page.decision} signInHref={signInHref(pathname + search)} />
      ) : page.accounts.length > 1 && page.chosen === null ? (
        <AccountChoice page={page} values={values} />
      ) : (
        <Asking page={page} values={answer?.values ?? values} answer={answer} />
      )}
    </>
  );
}

/** The gate takes feedback from everybody; for all else it has to know who asks. */
function mustSignIn({ signedIn, decision }: Page, { kind }: RequestValues): boolean {
  return !signedIn && (kind === null || decision.outcome !== "ACCEPT");
}

function Recorded({ signedIn }: { signedIn: boolean }) {
  return (
    <EmptyState
      icon={MailCheck}
      title="Thank you, we have it"
      actions={
        <LinkButton href="/" tone="primary">
          Back to the help centre
        </LinkButton>
      }
    >
      {signedIn
        ? "It is recorded and read. There is no ticket, since nothing remains to be done for an account."
        : "It is recorded and read. As we do not know who you are, there is no ticket and no answer."}
    </EmptyState>
  );
}

function Asking(props: RequestPageProps) {
  const { answer } = props;
  if (answer?.refused !== true || answer.decision === null) return <AskingForm {...props} />;
  return (
    <>
      <RefusedRequest
        decision={answer.decision}
        values={answer.values}
        masked={answer.masked}
        articles={answer.suggested?.articles ?? []}
        contest={answer.contest}
      />
      <details className="group mt-10 border-t border-rule pt-6">
        <summary className="mb-6 flex items-center gap-2 text-h3 font-serif hover:text-pine">
          <ChevronRight aria-hidden="true" className="size-5 transition-transform group-open:rotate-90" />
          Change the request and ask again
        </summary>
        <AskingForm {...props} />
      </details>
    </>
  );
}

function AskingForm({ page, values, answer }: RequestPageProps) {
  const live = useLiveRequest(answer?.decision ?? page.decision);
  return (
    <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12">
      <aside
        aria-label="Can you get help?"
        aria-live="polite"
        aria-busy={live.pending}
        className="lg:sticky lg:top-6 lg:order-last"
      >
        <DecisionPanel decision={live.decision} eyebrow={<Speaker page={page} />} besideForm>
          <OtherForm critical={values.critical} accountId={values.accountId} />
        </DecisionPanel>
      </aside>
      <RequestForm
        page={page}
        values={values}
        errors={answer?.errors ?? {}}
        files={answer?.files}
        decision={live.decision}
        suggested={live.suggested ?? answer?.suggested ?? null}
        issues={live.issues ?? answer?.issues ?? []}
        reported={answer?.reported ?? null}
        onTyped={live.follow}
      />
    </div>
  );
}

/** For whom the answer holds. */
function Speaker({ page }: { page: Page }) {
  const account = page.chosen ?? page.accounts[0];
  if (account === undefined) return "Can you get help?";
  return (
    <>
      Can you get help? For {account.name}
      {page.accounts.length > 1 && (
        <>
          {" · "}
          <a href="/tickets/new" className="link">
            another account
          </a>
        </>
      )}
    </>
  );
}

function OtherForm({ critical, accountId }: { critical: boolean; accountId: string }) {
  if (!critical) return null;
  const query = accountId === "" ? "" : `?${new URLSearchParams({ account: accountId })}`;
  return (
    <p className="mt-4 border-t border-rule pt-4 text-small text-ink-soft">
      Not a defect that affects all customers?{" "}
      <a href={`/tickets/new${query}`} className="link">
        Ask for something else
      </a>
    </p>
  );
}

function title({ critical, kind }: RequestValues): string {
  if (kind === "FEEDBACK") return "Send feedback";
  return critical ? "Report a critical defect" : "Open a ticket";
}

function lead({ critical }: RequestValues) {
  if (!critical) return {};
  return {
    lead: "For a fault that affects all customers, not your account alone. Every report is analysed. Where your level of support does not include personal help, nobody answers in person and nothing is promised.",
  };
}
