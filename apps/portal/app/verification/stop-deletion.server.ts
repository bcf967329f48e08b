import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";

const DeletionDocument = graphql(`
  query Deletion($id: ID!, $token: String) {
    accountDeletion(id: $id, token: $token) {
      state
      accountName
      runsAt
      certificateNumber
      viewerCanStop {
        allowed
      }
    }
  }
`);

const StopDocument = graphql(`
  mutation StopDeletion($input: AccountDeletionStopInput!) {
    accountDeletionStop(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

function tokenOf({ request }: Asked): string | null {
  return new URL(request.url).searchParams.get("token");
}

/** For administrators who are signed in, and for whoever has the link of the mail: everybody else sees a 404. */
export async function loadDeletion(asked: Asked, id: string) {
  const deletion = (await askApi(asked, DeletionDocument, { id, token: tokenOf(asked) })).accountDeletion;
  if (deletion === null) throw new Response(null, { status: 404 });
  return { deletion };
}

/** What was wrong, in words, or null. */
export async function stopDeletion(asked: Asked, deletionId: string): Promise<string | null> {
  const input = { deletionId, token: tokenOf(asked) };
  const [error] = (await askApi(asked, StopDocument, { input })).accountDeletionStop.userErrors;
  return error?.message ?? null;
}
