import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";
import { pageTrail } from "../ui/page-trail.js";

const TrialsDocument = graphql(`
  query Trials($running: Boolean, $after: String) {
    viewer {
      staff {
        role
      }
    }
    staffMembers {
      id
      name
      role
    }
    trials(first: 20, running: $running, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        startsAt
        endsAt
        daysLeft
        undoneCount
        account {
          id
          name
        }
        specialist {
          id
          name
        }
        undoneTickets {
          number
          subject
          state
          assignee {
            name
          }
        }
        viewerCan {
          setSpecialist {
            allowed
          }
        }
      }
    }
  }
`);

const SetSpecialistDocument = graphql(`
  mutation SetTrialSpecialist($input: TrialSpecialistSetInput!) {
    trialSpecialistSet(input: $input) {
      tickets
      userErrors {
        message
      }
    }
  }
`);

/** Trials that run, or that ended lately. An agent sees those that they look after, a lead all. */
export async function loadTrials(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const ended = searchParams.get("show") === "ended";
  const { after } = pageTrail(searchParams);
  const { viewer, staffMembers, trials } = await askDesk(asked, TrialsDocument, { running: !ended, after });
  return {
    ended,
    seesAll: viewer.staff?.role === "LEAD",
    staff: staffMembers.filter(({ role }) => role !== "AUTHOR"),
    trials: trials.nodes,
    pageInfo: trials.pageInfo,
  };
}

export type TrialsPage = Awaited<ReturnType<typeof loadTrials>>;

/** Says who looks after a trial; what the API says against it comes back. */
export async function setTrialSpecialist(asked: Asked, form: FormData): Promise<string | null> {
  const input = { accountId: textOf(form, "accountId"), staffId: textOf(form, "staffId") };
  const { userErrors } = (await askDesk(asked, SetSpecialistDocument, { input })).trialSpecialistSet;
  return userErrors[0]?.message ?? null;
}
