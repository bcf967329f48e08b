import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const StartDocument = graphql(`
  mutation StartProof($input: VerificationStartInput!) {
    verificationStart(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ConfirmDocument = graphql(`
  mutation ConfirmProof($input: VerificationConfirmInput!) {
    verificationConfirm(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const CancelDocument = graphql(`
  mutation CancelProof($input: VerificationCancelInput!) {
    verificationCancel(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Does one step of a proof; what was wrong with it in words, or null. */
export async function proveIdentity(asked: Asked, form: FormData): Promise<string | null> {
  const ticketId = textOf(form, "ticketId");
  const [error] = await step(asked, textOf(form, "intent"), ticketId, textOf(form, "code"));
  return error?.message ?? null;
}

async function step(asked: Asked, intent: string, ticketId: string, code: string) {
  switch (intent) {
    case "session":
    case "code": {
      const method = intent === "session" ? "REAUTHENTICATED_SESSION" : "CODE_TO_CONTACT";
      return (await askApi(asked, StartDocument, { input: { ticketId, method } })).verificationStart
        .userErrors;
    }
    case "confirm":
      return (await askApi(asked, ConfirmDocument, { input: { ticketId, code } })).verificationConfirm
        .userErrors;
    case "cancel":
      return (await askApi(asked, CancelDocument, { input: { ticketId } })).verificationCancel.userErrors;
    default:
      throw new Response(null, { status: 400 });
  }
}
