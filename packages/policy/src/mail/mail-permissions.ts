import {
  nextIncomingMailState,
  type IncomingMailAct,
  type IncomingMailState,
} from "./incoming-mail-state.js";
import { isMailInTrouble, type MailState } from "./mail-state.js";
import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";

/** The outbox holds what everybody was written: leads look after it. */
export function mayTendMail(viewer: Viewer): Permission {
  if (isStaff(viewer, "lead")) return allowed;
  return isStaff(viewer)
    ? denied("leads_only", "Only leads look after outgoing mail.")
    : denied("staff_only", "Only support staff work on the desk.");
}

/** One that may have arrived, too: a lead knows better than a program what a second copy costs. */
export function maySendMailAgain(viewer: Viewer, state: MailState): Permission {
  const permission = mayTendMail(viewer);
  if (!permission.allowed || isMailInTrouble(state)) return permission;
  return denied("not_in_this_state", "Only a mail that nobody tries to send any more is sent again.");
}

/** Everybody who answers customers looks through what came in and was held. */
export function mayReviewMail(viewer: Viewer): Permission {
  return isStaff(viewer, "agent", "lead")
    ? allowed
    : denied("agents_only", "Only agents and leads look through incoming mail.");
}

/** As it came, with the secrets that may be in it. */
export function mayReadRawMail(viewer: Viewer): Permission {
  return isStaff(viewer, "lead") ? allowed : denied("leads_only", "Only leads download mail as it came.");
}

/** Releasing, reading again, deleting. */
export function mayActOnIncomingMail(
  viewer: Viewer,
  state: IncomingMailState,
  act: IncomingMailAct,
): Permission {
  const permission = mayReviewMail(viewer);
  if (!permission.allowed || nextIncomingMailState(state, act) !== null) return permission;
  return denied("not_in_this_state", "Somebody has dealt with this mail already.");
}
