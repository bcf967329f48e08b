import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const ContestDocument = graphql(`
  mutation ContestRefusal($input: DecisionContestInput!) {
    decisionContest(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const WithdrawDocument = graphql(`
  mutation WithdrawContest($input: ContestWithdrawInput!) {
    contestWithdraw(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** What the API says against it, with the words that were typed; null where it is done. */
export type ContestFault = { message: string; words: string } | null;

/** Does what a form of a refused request asks for. */
export async function contestRefusal(
  asked: Asked,
  refusedRequestId: string,
  form: FormData,
): Promise<ContestFault> {
  const words = textOf(form, "words");
  const message = (await send(asked, refusedRequestId, form, words))[0]?.message;
  return message === undefined ? null : { message, words };
}

async function send(asked: Asked, refusedRequestId: string, form: FormData, words: string) {
  switch (textOf(form, "intent")) {
    case "contest": {
      const input = { refusedRequestId, words, idempotencyKey: textOf(form, "idempotencyKey") };
      return (await askApi(asked, ContestDocument, { input })).decisionContest.userErrors;
    }
    case "withdraw":
      return (await askApi(asked, WithdrawDocument, { input: { refusedRequestId } })).contestWithdraw
        .userErrors;
    default:
      throw new Response(null, { status: 400 });
  }
}
