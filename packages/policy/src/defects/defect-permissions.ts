import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type Permission,
  type Viewer,
} from "../accounts/viewer.js";
import { parseInstant } from "../instant.js";
import { nextBroadcastState, type BroadcastState } from "./broadcast-state.js";
import {
  isPublishable,
  isUnfixed,
  nextDefectState,
  type DefectAct,
  type DefectState,
} from "./defect-state.js";

/** What of a defect decides who may do what with it. */
export interface DefectAccess {
  state: DefectState;
  published: boolean;
  /** A message about its fix waits for its time or is going out. */
  fixUnderWay: boolean;
}

// Forbidden and unknown read the same, so that nobody learns which defects exist.
const noSuchDefect = denied("not_found", "There is no such defect, or you may not read it.");
const agentsOnly = denied("agents_only", "Only agents and leads work on defects.");
const fixUnderWay = denied(
  "not_in_this_state",
  "The message that it is fixed is on its way. Wait until it is out, or let its sender stop it.",
);

/** All of it, with its notes and its reports: staff. */
export function mayReadDefects(viewer: Viewer): Permission {
  return isStaff(viewer) ? allowed : noSuchDefect;
}

/** What is published, whoever asks. */
export function mayReadKnownIssue(defect: DefectAccess): Permission {
  return defect.published ? allowed : noSuchDefect;
}

/** Opening one, its private notes, linking tickets, sorting reports. */
export function mayWorkOnDefects(viewer: Viewer): Permission {
  return isStaff(viewer, "agent", "lead") ? allowed : isStaff(viewer) ? agentsOnly : noSuchDefect;
}

/** What many read at once is released by a lead: so once a defect is published, its public words change by a lead's hand alone. */
export function mayEditPublicWords(viewer: Viewer, defect: DefectAccess): Permission {
  const working = mayWorkOnDefects(viewer);
  return working.allowed && defect.published ? leadsOnly(viewer, "change what the public reads") : working;
}

export function mayMoveDefect(
  viewer: Viewer,
  defect: DefectAccess,
  act: Exclude<DefectAct, "fix">,
): Permission {
  const working = mayWorkOnDefects(viewer);
  if (!working.allowed) {
    return working;
  }
  if (defect.fixUnderWay) {
    return fixUnderWay;
  }
  // That takes it away from the public.
  if (act === "reject" && defect.published) {
    const leads = leadsOnly(viewer, "take a defect away from the public");
    if (!leads.allowed) {
      return leads;
    }
  }
  return nextDefectState(defect.state, act) === null
    ? denied("not_in_this_state", `This is not possible while the defect is ${words(defect.state)}.`)
    : allowed;
}

export function mayPublishDefect(viewer: Viewer, defect: DefectAccess): Permission {
  const leads = leadsOnly(viewer, "publish a defect");
  if (!leads.allowed) {
    return leads;
  }
  if (defect.published) {
    return denied("not_in_this_state", "It is published already.");
  }
  return isPublishable(defect.state)
    ? allowed
    : denied("not_in_this_state", "It is no defect: there is nothing to publish.");
}

export function mayUnpublishDefect(viewer: Viewer, defect: DefectAccess): Permission {
  const leads = leadsOnly(viewer, "take a defect away from the public");
  return leads.allowed && !defect.published ? denied("not_in_this_state", "It is not published.") : leads;
}

/** A message to everybody whom it affects. */
export function mayTellFix(viewer: Viewer, defect: DefectAccess): Permission {
  const leads = leadsOnly(viewer, "tell everybody that a defect is fixed");
  if (!leads.allowed) {
    return leads;
  }
  if (defect.fixUnderWay) {
    return fixUnderWay;
  }
  return nextDefectState(defect.state, "fix") === null
    ? denied("not_in_this_state", `This is not possible while the defect is ${words(defect.state)}.`)
    : allowed;
}

/** Its sender alone, and only until it goes out. */
export function mayStopBroadcast(
  viewer: Viewer,
  broadcast: { state: BroadcastState; senderId: string; sendsAt: string },
  at: string,
): Permission {
  if (!isStaff(viewer)) {
    return noSuchDefect;
  }
  if (viewer.person?.id !== broadcast.senderId) {
    return denied("sender_only", "Only who sent a message can stop it.");
  }
  const waits = nextBroadcastState(broadcast.state, "stop") !== null;
  return waits && parseInstant(at) < parseInstant(broadcast.sendsAt)
    ? allowed
    : denied("not_in_this_state", "It is too late: the message has gone out, or was stopped before.");
}

/** "I have this too": whoever belongs to the account, admin or not. What is fixed is no more had by anybody. */
export function mayReportKnownIssue(viewer: Viewer, defect: DefectAccess, accountId: string): Permission {
  if (!defect.published) {
    return noSuchDefect;
  }
  if (!liveMemberships(viewer).some((membership) => membership.accountId === accountId)) {
    return denied("not_a_member", "Choose an account that you belong to.");
  }
  return isUnfixed(defect.state)
    ? allowed
    : denied("not_in_this_state", "This is fixed. If you still see it, please open a ticket.");
}

function leadsOnly(viewer: Viewer, act: string): Permission {
  if (!isStaff(viewer)) {
    return noSuchDefect;
  }
  return isStaff(viewer, "lead") ? allowed : denied("leads_only", `Only leads may ${act}.`);
}

function words(state: DefectState): string {
  return state.replaceAll("_", " ");
}
