import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";

const FixQuestionDocument = graphql(`
  query FixQuestion($number: Int!) {
    ticket(number: $number) {
      asksAboutFix
      knownIssue {
        number
        title
      }
    }
  }
`);

const FixAnswerDocument = graphql(`
  mutation AnswerFix($input: TicketFixAnswerInput!) {
    ticketFixAnswer(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Whether the customer of a ticket is asked if a fix works, and the known issue that it is about. */
export async function loadFixQuestion(asked: Asked, number: number) {
  const { ticket } = await askApi(asked, FixQuestionDocument, { number });
  return { asks: ticket?.asksAboutFix === true, issue: ticket?.knownIssue ?? null };
}

export type FixQuestion = Awaited<ReturnType<typeof loadFixQuestion>>;

/** Null when the answer is kept, or what the API says against it. */
export async function answerFix(asked: Asked, ticketId: string, works: boolean): Promise<string | null> {
  const { ticketFixAnswer } = await askApi(asked, FixAnswerDocument, { input: { ticketId, works } });
  return ticketFixAnswer.userErrors[0]?.message ?? null;
}
