import { randomUUID } from "node:crypto";
import { graphql } from "../gql/index.js";
import { requireChoice } from "../frame/require-viewer.server.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { viewDecision } from "./decision-view.js";
import { decisionInput, type RequestValues } from "./request-values.js";

const RequestPageDocument = graphql(`
  query RequestPage($input: SupportDecisionInput!) {
    viewer {
      person {
        id
      }
      accountChoices {
        chosen
      }
      memberships {
        active
        account {
          id
          name
          supportLevel
        }
      }
    }
    supportPolicy {
      ...PolicyWordsFields
      protocols
      platforms {
        name
        title
        versions {
          version
          endOfLife
          supported
        }
      }
    }
    supportDecision(input: $input) {
      ...DecisionFields
    }
  }
`);

/** All that the form needs, and the gate's answer to what stands in it so far. */
export async function loadRequestPage(asked: Asked, values: RequestValues) {
  const { viewer, supportPolicy, supportDecision } = await askApi(asked, RequestPageDocument, {
    input: decisionInput(values),
  });
  requireChoice(asked, viewer.accountChoices);
  const levelTitles = new Map(supportPolicy.plans.map(({ level, title }) => [level, title]));
  const accounts = viewer.memberships
    .filter(({ active }) => active)
    .map(({ account: { id, name, supportLevel } }) => ({
      id,
      name,
      level: supportLevel === null ? null : (levelTitles.get(supportLevel) ?? null),
    }));
  return {
    signedIn: viewer.person !== null,
    accounts,
    chosen: accounts.find(({ id }) => id === values.accountId) ?? null,
    kinds: supportPolicy.requestKinds,
    protocols: supportPolicy.protocols,
    platforms: supportPolicy.platforms,
    zoneName: supportPolicy.hours.zoneName,
    decision: viewDecision(supportDecision, supportPolicy, new Date()),
    // Made when the page is, so that a second click or a repeated post opens the same ticket.
    idempotencyKey: randomUUID(),
  };
}

export type RequestPage = Awaited<ReturnType<typeof loadRequestPage>>;

const DecisionAnswerDocument = graphql(`
  query DecisionAnswer($input: SupportDecisionInput!) {
    supportPolicy {
      ...PolicyWordsFields
    }
    supportDecision(input: $input) {
      ...DecisionFields
    }
  }
`);

/** The gate's answer alone, for a form whose fields have changed. */
export async function askGate(asked: Asked, values: RequestValues) {
  const { supportPolicy, supportDecision } = await askApi(asked, DecisionAnswerDocument, {
    input: decisionInput(values),
  });
  return viewDecision(supportDecision, supportPolicy, new Date());
}
