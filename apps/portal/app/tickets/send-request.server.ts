import { graphql } from "../gql/index.js";
import type { RequestKind } from "../gql/graphql.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { viewDecision, type DecisionView } from "./decision-view.js";
import { fieldOfPath, openInput, type RequestValues } from "./request-values.js";

const RequestPolicyDocument = graphql(`
  query RequestPolicy {
    supportPolicy {
      ...PolicyWordsFields
    }
  }
`);

const OpenTicketDocument = graphql(`
  mutation OpenTicket($input: TicketOpenInput!) {
    ticketOpen(input: $input) {
      ticket {
        number
      }
      decision {
        ...DecisionFields
      }
      masked {
        kind
        words
      }
      refusedRequest {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

/** What was taken out of what was typed. */
export type Masked = { kind: string; words: string }[];

/** Taken, as a ticket or, for a visitor's feedback, as a record; refused by the gate, with its decision; or not in order. */
export type Sent =
  | { opened: true; number: number | null }
  | {
      opened: false;
      decision: DecisionView | null;
      masked: Masked;
      refusedRequestId: string | null;
      errors: FieldErrors;
    };

/** Sends what was typed. The gate decides, and its answer is kept either way. */
export async function sendRequest(
  asked: Asked,
  { attachmentIds, ...values }: RequestValues & { attachmentIds: string[] },
  kind: RequestKind,
): Promise<Sent> {
  const { supportPolicy } = await askApi(asked, RequestPolicyDocument);
  const input = { ...openInput(values, kind, supportPolicy.hours.zone), attachmentIds };
  const { ticket, decision, masked, refusedRequest, userErrors } = (
    await askApi(asked, OpenTicketDocument, { input })
  ).ticketOpen;
  if (ticket !== null || userErrors.length === 0) return { opened: true, number: ticket?.number ?? null };
  const wrong = userErrors.filter(({ code }) => code !== "NOT_ENTITLED");
  return {
    opened: false,
    decision: decision === null ? null : viewDecision(decision, supportPolicy, new Date()),
    masked,
    refusedRequestId: refusedRequest?.id ?? null,
    errors: Object.fromEntries(wrong.map(({ path, message }) => [fieldOfPath(path), message])),
  };
}
