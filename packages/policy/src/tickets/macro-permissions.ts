import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";

/** What of a macro decides who may do what with it. */
export interface MacroAccess {
  /** Everybody's on the desk; otherwise one person's own. */
  shared: boolean;
  /** The viewer's own. */
  mine: boolean;
}

const noSuchMacro = denied("not_found", "There is no such macro.");

/** Those who answer tickets. */
export function mayUseMacros(viewer: Viewer): Permission {
  return isStaff(viewer, "agent", "lead")
    ? allowed
    : denied("agents_only", "Only agents and leads work with macros.");
}

/** Shared ones, and one's own. Another's own are unknown. */
export function mayUseMacro(viewer: Viewer, macro: MacroAccess): Permission {
  const using = mayUseMacros(viewer);
  return !using.allowed || macro.shared || macro.mine ? using : noSuchMacro;
}

/** Leads keep the shared ones, everybody their own. */
export function mayEditMacro(viewer: Viewer, macro: MacroAccess): Permission {
  const using = mayUseMacro(viewer, macro);
  if (!using.allowed || !macro.shared || isStaff(viewer, "lead")) {
    return using;
  }
  return denied("leads_only", "Only leads change macros that everybody uses. Make one of your own instead.");
}
