import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const RateDocument = graphql(`
  mutation RateTicket($input: TicketRateInput!) {
    ticketRate(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Says how it was solved; what was typed comes back with what is wrong. */
export async function rateTicket(
  asked: Asked,
  form: FormData,
): Promise<{ words: string; error: string } | null> {
  const given = textOf(form, "rating");
  if (given !== "GOOD" && given !== "BAD") throw new Response(null, { status: 400 });
  const words = textOf(form, "words");
  const input = { ticketId: textOf(form, "ticketId"), rating: given, words } as const;
  const { userErrors } = (await askApi(asked, RateDocument, { input })).ticketRate;
  const error = userErrors[0]?.message;
  return error === undefined ? null : { words, error };
}
