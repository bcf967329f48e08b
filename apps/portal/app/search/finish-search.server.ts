import { graphql } from "../gql/index.js";
import type { SearchChannel } from "../gql/graphql.js";
import { askApi, type Asked } from "../graphql/api.server.js";

const FinishSearchDocument = graphql(`
  mutation FinishSearch($input: SearchFinishInput!) {
    searchFinish(input: $input) {
      userErrors {
        code
      }
    }
  }
`);

/** The header with which a page of results tells this server what its search was; see server/tell-searches.ts. */
export const receiptHeader = "X-Search-Receipt";

/** Says that a search is finished. Whether that is counted is nobody's worry who waits for a page. */
export async function finishSearch(asked: Asked, receipt: string, channel: SearchChannel): Promise<void> {
  await askApi(asked, FinishSearchDocument, { input: { receipt, channel } }).catch(() => undefined);
}
