import {
  policyViewer,
  refusalAccess,
  refusalVersion,
  type Contest as ContestRow,
  type RefusedRequest as RefusedRow,
} from "@recourse/core";
import { mayContest, mayWithdrawContest } from "@recourse/policy";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import type { Contest, RefusedRequest } from "./refused-request.type.js";
import { storedDecisionView } from "./ticket.view.js";

/** A refused request that the viewer may read. */
export function refusedRequestView(row: RefusedRow, context: RequestContext): RefusedRequest {
  const { decision, contest, later } = row;
  const viewer = policyViewer(context.actor);
  const access = refusalAccess(row);
  return {
    row,
    id: globalId("Decision", decision.id),
    at: decision.receivedAt,
    kind: decision.kind,
    subject: decision.subject,
    body: decision.body,
    decision: storedDecisionView(decision, context),
    decidedAnew: later.map((each) => ({ at: each.createdAt, decision: storedDecisionView(each, context) })),
    contest: contest === null ? null : contestView(contest),
    version: refusalVersion(row),
    viewerCan: { access, contest: mayContest(viewer, access), withdraw: mayWithdrawContest(viewer, access) },
  };
}

/** What is no id of a refused request is one that nobody knows. */
export function refusedRequestUuid(id: string): string {
  return uuidOf("Decision", id) ?? "";
}

function contestView(contest: ContestRow): Contest {
  const { state, words, contestedAt, outcome, answer, answeredAt, answeredBy } = contest;
  return {
    id: globalId("Contest", contest.id),
    ...{ state, words, contestedAt, outcome, answer, answeredAt },
    answeredById: answeredBy,
  };
}
