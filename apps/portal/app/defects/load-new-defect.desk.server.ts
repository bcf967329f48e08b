import { randomUUID } from "node:crypto";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { noDefectValues } from "./defect-values.js";

const NewDefectDocument = graphql(`
  query NewDefect($number: Int!) {
    supportPolicy {
      productAreas
    }
    ticket(number: $number) {
      id
      number
      subject
    }
  }
`);

/** An empty form, or one that begins with the ticket that the address names. */
export async function loadNewDefect(asked: Asked) {
  const number = Number(new URL(asked.request.url).searchParams.get("ticket") ?? 0);
  const named = Number.isSafeInteger(number) && number > 0 && number <= 2_147_483_647;
  const { supportPolicy, ticket } = await askDesk(asked, NewDefectDocument, { number: named ? number : 0 });
  return {
    components: supportPolicy.productAreas,
    ticket,
    values: { ...noDefectValues, title: ticket?.subject ?? "" },
    idempotencyKey: randomUUID(),
  };
}
