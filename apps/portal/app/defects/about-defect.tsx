import { Form, useNavigation } from "@remix-run/react";
import type { TicketState } from "../gql/graphql.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import type { FixQuestion } from "./fix-question.server.js";
import { issueHref, issueName } from "./issue-words.js";

interface AboutDefectProps {
  ticket: { id: string; number: number; state: TicketState; holdReason: string | null };
  question: FixQuestion;
}

/** Whether the notice of the defect says what the ticket waits for. */
export function tellsWhyItWaits({ state }: { state: TicketState }, { asks }: FixQuestion): boolean {
  return asks || state === "WAITING_ON_DEFECT";
}

/** For the customer: the defect that the ticket is about, and after its fix the question whether it works. */
export function AboutDefect({ ticket, question }: AboutDefectProps) {
  if (question.asks) return <DoesItWork ticket={ticket} />;
  if (ticket.state === "WAITING_ON_DEFECT") {
    return (
      <Callout tone="info" title="This ticket waits for a fix" className="mb-6">
        <p>{ticket.holdReason ?? "We write to you here once it is fixed."}</p>
        <Issue issue={question.issue} />
      </Callout>
    );
  }
  return (
    <div className="mb-6 text-small text-ink-soft empty:hidden">
      <Issue issue={question.issue} />
    </div>
  );
}

function Issue({ issue }: { issue: FixQuestion["issue"] }) {
  if (issue === null) return null;
  return (
    <p>
      Known issue{" "}
      <a href={issueHref(issue.number)} className="link">
        {issueName(issue.number)}: {issue.title}
      </a>
    </p>
  );
}

/** One click says it. Words can follow in a reply. */
function DoesItWork({ ticket }: Pick<AboutDefectProps, "ticket">) {
  const answering = useNavigation().formAction?.endsWith("/fix") === true;
  return (
    <Callout tone="good" title="It is fixed. Does it work for you now?" className="mb-6">
      <Form
        method="post"
        action={`/tickets/${ticket.number}/fix`}
        aria-label="Does it work now?"
        className="flex flex-wrap items-center gap-2"
      >
        <input type="hidden" name="ticketId" value={ticket.id} />
        <Button name="answer" value="works" tone="primary" busy={answering}>
          It works
        </Button>
        <Button name="answer" value="still-there" busy={answering}>
          Still there
        </Button>
      </Form>
      <p className="text-small text-ink-soft">
        “It works” solves the ticket. “Still there” brings it back to us; tell us in a reply what you see.
      </p>
    </Callout>
  );
}
