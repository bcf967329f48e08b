import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const SetTicketSharingDocument = graphql(`
  mutation SetTicketSharing($input: AccountTicketSharingSetInput!) {
    accountTicketSharingSet(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** With whom new tickets of an account start; what the API says against it comes back. */
export async function setTicketSharing(asked: Asked, form: FormData): Promise<string | null> {
  const sharing = textOf(form, "sharing");
  if (sharing !== "ADMINS" && sharing !== "REQUESTER") throw new Response(null, { status: 400 });
  const input = { accountId: textOf(form, "accountId"), sharing } as const;
  const { userErrors } = (await askApi(asked, SetTicketSharingDocument, { input })).accountTicketSharingSet;
  return userErrors[0]?.message ?? null;
}
