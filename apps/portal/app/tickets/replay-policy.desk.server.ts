import { DateTime } from "luxon";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const ReplayPageDocument = graphql(`
  query ReplayPage {
    supportPolicy {
      hours {
        zone
        zoneName
      }
    }
    viewer {
      viewerCan {
        replayPolicy {
          allowed
          message
        }
      }
    }
  }
`);

const ReplayDocument = graphql(`
  query ReplayPolicy($yaml: String!, $since: LocalDate!) {
    supportPolicy {
      requestKinds {
        kind
        title
      }
      plans {
        level
        title
      }
    }
    policyReplay(yaml: $yaml, since: $since, first: 100) {
      problems {
        line
        path
        found
        allowed
      }
      userErrors {
        message
        path
      }
      replay {
        complete
        until
        hasMore
        totals {
          replayed
          admitted
          refused
          rank
          other
          unreadable
        }
        requests {
          id
          at
          accountName
          kind
          subject
          ticketNumber
          change
          before {
            ...ReplayedDecision
          }
          after {
            ...ReplayedDecision
          }
        }
      }
    }
  }

  fragment ReplayedDecision on Decision {
    outcome
    level
    priority
    reasons {
      code
      message
    }
  }
`);

/** Whether the reader may replay, and the day that the form offers: four weeks ago. */
export async function loadReplayPage(asked: Asked) {
  const { supportPolicy, viewer } = await askDesk(asked, ReplayPageDocument);
  const { zone, zoneName } = supportPolicy.hours;
  return {
    may: viewer.viewerCan.replayPolicy,
    zoneName,
    since: DateTime.now().setZone(zone).minus({ days: 28 }).toFormat("yyyy-MM-dd"),
  };
}

export type ReplayPage = Awaited<ReturnType<typeof loadReplayPage>>;

/** As the API has it: a policy file is some ten thousand characters long. */
const longestPolicy = 200_000;

/** Replays what was pasted, or the file that was chosen, which goes before. The text comes back for the next try. */
export async function replayPolicy(asked: Asked, form: FormData) {
  const { yaml, fault } = await policyText(form);
  const since = textOf(form, "since");
  const answer = { yaml, since, errors: {}, problems: [], replay: null, kinds: [], levels: [] };
  if (fault !== null) return { ...answer, errors: { yaml: fault } };
  if (!DateTime.fromISO(since).isValid || !/^\d{4}-\d{2}-\d{2}$/.test(since)) {
    return { ...answer, errors: { since: "Choose the day from which on requests are replayed." } };
  }
  const { policyReplay, supportPolicy } = await askDesk(asked, ReplayDocument, { yaml, since });
  const { problems, replay, userErrors } = policyReplay;
  return {
    ...answer,
    problems,
    replay,
    kinds: supportPolicy.requestKinds,
    levels: supportPolicy.plans,
    errors: Object.fromEntries(userErrors.map(({ message, path }) => [path?.[0] ?? "form", message])),
  };
}

export type ReplayAnswer = Awaited<ReturnType<typeof replayPolicy>>;

async function policyText(form: FormData): Promise<{ yaml: string; fault: string | null }> {
  const file = form.get("file");
  const pasted = textOf(form, "yaml");
  if (file instanceof File && file.size > 0) {
    if (file.size > longestPolicy) {
      return { yaml: pasted, fault: "This file is too long to be a policy: at most 200,000 bytes." };
    }
    return { yaml: (await file.text()).replaceAll("\r\n", "\n"), fault: null };
  }
  return pasted === ""
    ? { yaml: pasted, fault: "Paste the text of a policy file, or choose one." }
    : { yaml: pasted, fault: null };
}
