import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const DiscloseDocument = graphql(`
  mutation Disclose($input: AccountInformationDiscloseInput!) {
    accountInformationDisclose(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ApproveDocument = graphql(`
  mutation ApproveDeletion($input: AccountDeletionApproveInput!) {
    accountDeletionApprove(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const StopDocument = graphql(`
  mutation StopDeletionFromDesk($input: AccountDeletionStopInput!) {
    accountDeletionStop(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** What was wrong, in words, or null. */
export async function handleProof(asked: Asked, form: FormData): Promise<string | null> {
  const ticketId = textOf(form, "ticketId");
  const [error] = await act(asked, textOf(form, "intent"), {
    ticketId,
    deletionId: textOf(form, "deletionId"),
  });
  return error?.message ?? null;
}

async function act(
  asked: Asked,
  intent: string,
  { ticketId, deletionId }: { ticketId: string; deletionId: string },
) {
  switch (intent) {
    case "disclose":
      return (await askDesk(asked, DiscloseDocument, { input: { ticketId } })).accountInformationDisclose
        .userErrors;
    case "approve":
      return (await askDesk(asked, ApproveDocument, { input: { ticketId } })).accountDeletionApprove
        .userErrors;
    case "stop":
      return (await askDesk(asked, StopDocument, { input: { deletionId } })).accountDeletionStop.userErrors;
    default:
      throw new Response(null, { status: 400 });
  }
}
