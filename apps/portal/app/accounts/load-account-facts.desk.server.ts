import { DateTime } from "luxon";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { correctionWords } from "./correction-words.js";

const AccountFactsDocument = graphql(`
  query AccountFacts($id: ID!) {
    supportPolicy {
      hours {
        zone
        zoneName
      }
    }
    staffMembers {
      id
      name
      role
    }
    node(id: $id) {
      ... on Account {
        id
        name
        supportLevel
        facts {
          plan
          billing
          standing
          signedUpAt
          contract {
            startsOn
            endsOn
          }
          trial {
            startsAt
            endsAt
            specialistId
          }
          version
          viewerCanCorrect {
            allowed
            message
          }
        }
        corrections {
          id
          at
          effectiveAt
          reason
          by {
            name
          }
          changes {
            fact
            from
            to
          }
        }
      }
    }
  }
`);

/** What is on record of an account, as the form shows it, and what was corrected. Unknown ones are 404. */
export async function loadAccountFacts(asked: Asked, id: string) {
  const { node, staffMembers, supportPolicy } = await askDesk(asked, AccountFactsDocument, { id });
  if (node === null || !("facts" in node) || node.facts === null) throw new Response(null, { status: 404 });
  const { zone, zoneName } = supportPolicy.hours;
  const { facts, name, supportLevel, corrections } = node;
  const wall = (instant: string | null | undefined) =>
    instant == null ? "" : DateTime.fromISO(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
  return {
    account: { id: node.id, name, supportLevel },
    zoneName,
    version: facts.version,
    mayCorrect: facts.viewerCanCorrect,
    specialists: staffMembers.filter(({ role }) => role !== "AUTHOR"),
    values: {
      plan: facts.plan,
      billing: facts.billing ?? "",
      standing: facts.standing,
      signedUpAt: wall(facts.signedUpAt),
      contractStartsOn: facts.contract?.startsOn ?? "",
      contractEndsOn: facts.contract?.endsOn ?? "",
      trialStartsAt: wall(facts.trial?.startsAt),
      trialEndsAt: wall(facts.trial?.endsAt),
      specialistId: facts.trial?.specialistId ?? "",
      effectiveAt: "",
      reason: "",
    },
    corrections: corrections.map(({ changes, ...correction }) => ({
      ...correction,
      lines: changes.map((change) => correctionWords(change, zone)),
    })),
  };
}

export type AccountFactsPage = Awaited<ReturnType<typeof loadAccountFacts>>;
export type AccountFactsValues = Record<keyof AccountFactsPage["values"], string>;
