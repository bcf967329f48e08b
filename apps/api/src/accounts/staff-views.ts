import { recordStaffView, type Actor, type CoreDeps, type StaffView } from "@recourse/core";

/** What staff look at in one request. It is written while the rest of the answer is made, and the answer waits for it. */
export interface StaffViews {
  add(view: StaffView): void;
  /** Rejects where something could not be written: what is not on record is not answered. */
  written(): Promise<void>;
}

export function createStaffViews(deps: CoreDeps, actor: Actor): StaffViews {
  const byObject = new Map<string, Promise<{ failure: unknown } | null>>();
  return {
    add(view) {
      const object = `${view.subject} ${view.id}`;
      if (byObject.has(object)) return;
      byObject.set(
        object,
        recordStaffView(deps, actor, view).then(
          () => null,
          (failure: unknown) => ({ failure }),
        ),
      );
    },
    async written() {
      const failed = (await Promise.all(byObject.values())).find((result) => result !== null);
      if (failed !== undefined) throw failed.failure;
    },
  };
}
