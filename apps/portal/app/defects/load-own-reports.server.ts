import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";

const OwnReportsDocument = graphql(`
  query OwnReports {
    viewerDefectReports(first: 50) {
      nodes {
        id
        source
        stage
        reportedAt
        fixedVersion
        messageHtml
        ticket {
          number
          subject
        }
        knownIssue {
          number
          title
        }
      }
    }
  }
`);

/** What the reader reported and said to have, too: the last 50. */
export async function loadOwnReports(asked: Asked) {
  return (await askApi(asked, OwnReportsDocument)).viewerDefectReports.nodes;
}

export type OwnReport = Awaited<ReturnType<typeof loadOwnReports>>[number];
