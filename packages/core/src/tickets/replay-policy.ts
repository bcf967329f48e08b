import {
  dateAt,
  mayReplayPolicy,
  parseSupportPolicy,
  startOfDate,
  type PolicyProblem,
} from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import {
  countOtherwise,
  replayDecisions,
  type ReplayedRequest,
  type ReplayTotals,
} from "./replay-decisions.js";

export interface ReplayPolicyInput {
  /** The text of the changed policy file. It is read, used and not kept. */
  yaml: string;
  /** A calendar date in the policy's zone. */
  since: string;
  /** How many requests are told singly; all of them are counted. */
  first: number;
}

export type ReplayPolicyResult =
  | { ok: true; requests: ReplayedRequest[]; totals: ReplayTotals; hasMore: boolean }
  /** With problems: the text is no policy. */
  | (Refused & { problems: PolicyProblem[] });

/** A policy file is some ten thousand characters long. */
const LONGEST_POLICY = 200_000;
/** A page of the desk must come; what takes longer is for the command line. */
const MOST_MILLIS = 5_000;

/** Leads ask who would have been decided otherwise under a changed policy, before it is put in force. */
export async function replayPolicy(
  deps: Pick<CoreDeps, "db" | "policy" | "clock">,
  actor: Actor,
  { yaml, since, first }: ReplayPolicyInput,
): Promise<ReplayPolicyResult> {
  const permission = mayReplayPolicy(policyViewer(actor));
  if (!permission.allowed) {
    return { ...refusedBy(permission), problems: [] };
  }
  if (!mayUseScope(actor, "desk")) {
    return { ...refuseScope("desk"), problems: [] };
  }
  if (yaml.length > LONGEST_POLICY) {
    const message = `A policy has at most ${LONGEST_POLICY.toLocaleString("en-US")} characters.`;
    return { ...refused("INVALID", message, ["yaml"]), problems: [] };
  }
  const { zone } = deps.policy;
  if (since > dateAt(zone, deps.clock.now().getTime())) {
    return { ...refused("INVALID", "This day has not come yet.", ["since"]), problems: [] };
  }
  const parsed = parseSupportPolicy(yaml, "policy");
  if (!parsed.ok) {
    return { ...refused("INVALID", "This is no policy that works.", ["yaml"]), problems: parsed.problems };
  }
  const requests: ReplayedRequest[] = [];
  const end = performance.now() + MOST_MILLIS;
  const totals = await replayDecisions(deps.db, {
    policy: parsed.policy,
    since: new Date(startOfDate(zone, since)),
    onChange: (request) => {
      if (requests.length < first) {
        requests.push(request);
      }
    },
    isTimeUp: () => performance.now() > end,
  });
  return { ok: true, requests, totals, hasMore: countOtherwise(totals) > requests.length };
}
