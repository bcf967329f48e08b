import { randomUUID } from "node:crypto";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { relativeTime } from "../time/relative-time.js";
import { readIssueNumber } from "./issue-words.js";

const DefectDocument = graphql(`
  query Defect($number: Int!) {
    supportPolicy {
      productAreas
    }
    defect(number: $number) {
      id
      number
      title
      bodyMarkdown
      bodyHtml
      notesMarkdown
      notesHtml
      state
      critical
      components
      affectedVersions
      fixedVersion
      fixedAt
      publishedAt
      updatedAt
      version
      affectedAccounts
      fixMessageDraft
      workaround {
        id
        slug
        published {
          number
        }
        head {
          title
        }
      }
      broadcasts {
        id
        state
        message
        fixedVersion
        queuedAt
        sendsAt
        endedAt
        sender {
          name
        }
        reach {
          tickets
          people
          works
          stillThere
        }
        viewerCan {
          stop {
            allowed
            message
          }
        }
      }
      viewerCan {
        work {
          allowed
          message
        }
        editPublicWords {
          allowed
          message
        }
        confirm {
          ...MayAct
        }
        startFix {
          ...MayAct
        }
        reject {
          ...MayAct
        }
        reopen {
          ...MayAct
        }
        publish {
          ...MayAct
        }
        unpublish {
          ...MayAct
        }
        tellFix {
          ...MayAct
        }
      }
    }
  }

  fragment MayAct on Permission {
    allowed
    code
    message
  }
`);

const InvolvedDocument = graphql(`
  query InvolvedInDefect($defectId: ID!) {
    defectTickets(defectId: $defectId, first: 100) {
      pageInfo {
        hasNextPage
      }
      nodes {
        works
        ticket {
          id
          number
          subject
          state
          account {
            name
          }
        }
      }
    }
    defectReports(defectId: $defectId, first: 100) {
      pageInfo {
        hasNextPage
      }
      nodes {
        id
        source
        reportedAt
        account {
          name
        }
        person {
          name
        }
        ticket {
          number
        }
      }
    }
  }
`);

/** A defect with whom it concerns: the first hundred tickets and reports, which is more than anybody reads. */
export async function loadDefect(asked: Asked, address: string | undefined) {
  const number = readIssueNumber(address);
  if (number === null || number > 2_147_483_647) throw new Response(null, { status: 404 });
  const { defect, supportPolicy } = await askDesk(asked, DefectDocument, { number });
  if (defect === null) throw new Response(null, { status: 404 });
  const { defectTickets, defectReports } = await askDesk(asked, InvolvedDocument, { defectId: defect.id });
  const now = new Date();
  return {
    defect,
    components: supportPolicy.productAreas,
    tickets: defectTickets.nodes.flatMap(({ ticket, works }) =>
      ticket === null ? [] : [{ ...ticket, works }],
    ),
    moreTickets: defectTickets.pageInfo.hasNextPage,
    reports: defectReports.nodes.map((report) => ({
      ...report,
      received: relativeTime(report.reportedAt, now),
    })),
    moreReports: defectReports.pageInfo.hasNextPage,
    values: {
      title: defect.title,
      body: defect.bodyMarkdown,
      notes: defect.notesMarkdown,
      components: [...defect.components],
      affectedVersions: defect.affectedVersions.join(", "),
      critical: defect.critical,
      workaround: defect.workaround === null ? "" : addressOf(defect.workaround),
    },
    now: now.toISOString(),
    idempotencyKey: randomUUID(),
  };
}

/** As somebody would copy it. */
function addressOf({ id, slug, published }: { id: string; slug: string; published: unknown }): string {
  return published === null ? `/desk/articles/${id}` : `/articles/${slug}`;
}

export type DefectPage = Awaited<ReturnType<typeof loadDefect>>;
