import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const IncomingDocument = graphql(`
  query IncomingMails($after: String) {
    incomingMailCount
    incomingMails(first: 20, after: $after) {
      nodes {
        id
        state
        cause
        lastError
        from
        envelopeFrom
        authentication
        clientAddress
        subject
        body
        copiedTo
        bytes
        ticketNumber
        receivedAt
        mayRelease {
          allowed
        }
        mayReadAgain {
          allowed
        }
        mayDelete {
          allowed
        }
        mayDownload {
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

const ReleaseDocument = graphql(`
  mutation ReleaseMail($input: IncomingMailActInput!) {
    incomingMailRelease(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ReadAgainDocument = graphql(`
  mutation ReadMailAgain($input: IncomingMailActInput!) {
    incomingMailReadAgain(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const DeleteDocument = graphql(`
  mutation DeleteMail($input: IncomingMailActInput!) {
    incomingMailDelete(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Who does not look through mail has no such page. */
export async function loadIncomingMails(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const variables = { after: searchParams.get("after") };
  const { incomingMailCount, incomingMails } = await askDesk(asked, IncomingDocument, variables);
  if (incomingMailCount == null) throw new Response(null, { status: 404 });
  return { count: incomingMailCount, mails: incomingMails.nodes, pageInfo: incomingMails.pageInfo };
}

export type IncomingMailsPage = Awaited<ReturnType<typeof loadIncomingMails>>;

export interface MailActAnswer {
  done: boolean;
  words: string;
}

const DONE = {
  release: "Released. It becomes a request, or a note in its ticket, in a moment.",
  read_again: "It is read once more, in a moment.",
  delete: "Deleted.",
} as const;

/** What became of the button that was pressed. */
export async function actOnIncomingMail(asked: Asked, form: FormData): Promise<MailActAnswer> {
  const input = { mailId: textOf(form, "mailId") };
  const act = textOf(form, "act");
  if (act !== "release" && act !== "read_again" && act !== "delete")
    throw new Response(null, { status: 400 });
  const [refusal] = await refusalsOf(asked, act, input);
  return refusal === undefined ? { done: true, words: DONE[act] } : { done: false, words: refusal.message };
}

async function refusalsOf(
  asked: Asked,
  act: keyof typeof DONE,
  input: { mailId: string },
): Promise<readonly { message: string }[]> {
  switch (act) {
    case "release":
      return (await askDesk(asked, ReleaseDocument, { input })).incomingMailRelease.userErrors;
    case "read_again":
      return (await askDesk(asked, ReadAgainDocument, { input })).incomingMailReadAgain.userErrors;
    case "delete":
      return (await askDesk(asked, DeleteDocument, { input })).incomingMailDelete.userErrors;
  }
}
