import { graphql } from "../gql/desk/index.js";
import type { MailState } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const OutboxDocument = graphql(`
  query OutgoingMails($states: [MailState!]!, $after: String) {
    mailOutbox {
      wayOut
      pausedAt
      pausedReason
      waiting
      uncertain
      dead
      oldestWaitingAt
    }
    outgoingMails(states: $states, first: 50, after: $after) {
      nodes {
        id
        template
        to
        ticketNumber
        state
        attempts
        lastError
        nextAttemptAt
        createdAt
        sentAt
        bounceReason
        maySendAgain {
          allowed
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const SendAgainDocument = graphql(`
  mutation SendMailAgain($input: MailSendAgainInput!) {
    mailSendAgain(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const views = {
  trouble: ["UNCERTAIN", "DEAD"],
  waiting: ["WAITING", "SENDING"],
  sent: ["SENT", "DROPPED"],
} as const satisfies Record<string, readonly MailState[]>;

export type MailView = keyof typeof views;

function viewOf(name: string | null): MailView {
  return name === "waiting" || name === "sent" ? name : "trouble";
}

/** Who does not look after mail has no such page. */
export async function loadOutgoingMails(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const view = viewOf(searchParams.get("show"));
  const variables = { states: [...views[view]], after: searchParams.get("after") };
  const { mailOutbox, outgoingMails } = await askDesk(asked, OutboxDocument, variables);
  if (mailOutbox == null) throw new Response(null, { status: 404 });
  return { view, outbox: mailOutbox, mails: outgoingMails.nodes, pageInfo: outgoingMails.pageInfo };
}

export type OutgoingMailsPage = Awaited<ReturnType<typeof loadOutgoingMails>>;

/** What became of the button; null: it is on its way. */
export async function sendMailAgain(asked: Asked, form: FormData): Promise<string | null> {
  const input = { mailId: textOf(form, "mailId") };
  const { userErrors } = (await askDesk(asked, SendAgainDocument, { input })).mailSendAgain;
  return userErrors[0]?.message ?? null;
}
