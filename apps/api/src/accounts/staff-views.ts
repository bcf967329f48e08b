import { recordStaffViews, type Actor, type CoreDeps, type Refused, type StaffView } from "@recourse/core";

/** What staff look at in one request: written down at once before they see any of it. */
export interface StaffViews {
  add(view: StaffView): void;
  /** Rejects where something could not be written: what is not on record is not answered. Nor is what was refused. */
  written(): Promise<{ ok: true } | Refused>;
}

export function createStaffViews(deps: CoreDeps, actor: Actor): StaffViews {
  const byObject = new Map<string, StaffView>();
  return {
    add(view) {
      byObject.set(`${view.subject} ${view.id}`, view);
    },
    written: () => recordStaffViews(deps, actor, [...byObject.values()]),
  };
}
