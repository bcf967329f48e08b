import { mayPublishDefect, mayUnpublishDefect } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { refuseSecrets } from "./check-defect.js";
import type { DefectResult } from "./create-defect.js";
import { loadDefect } from "./load-defect.js";
import { changeDefect } from "./write-defect.js";

export interface PublishDefectInput {
  defectId: string;
  /** Of the defect as the caller saw it: nobody publishes a text that they have not read. */
  version: number;
}

type Deps = Pick<CoreDeps, "db" | "clock">;

/** The public reads it from now on: as a known issue, on articles, on the ticket form. */
export function publishDefect(deps: Deps, actor: Actor, input: PublishDefectInput): Promise<DefectResult> {
  const at = deps.clock.now();
  return transact<DefectResult>(deps.db, async (tx) => {
    const loaded = await loadDefect(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const { defect, access } = loaded;
    const permission = mayPublishDefect(policyViewer(actor), access);
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    if (defect.body === "") {
      return refused("INVALID", "Write for the public what happens and to whom, then publish it.", ["body"]);
    }
    const wrong = refuseSecrets(defect);
    if (wrong !== null) {
      return wrong;
    }
    const change = { actor, at, action: "defect.published", changes: { publishedAt: at } };
    return { ok: true, defect: await changeDefect(tx, defect, change) };
  });
}

/** Staff alone know of it again; tickets and reports stay. */
export function unpublishDefect(deps: Deps, actor: Actor, input: PublishDefectInput): Promise<DefectResult> {
  const at = deps.clock.now();
  return transact<DefectResult>(deps.db, async (tx) => {
    const loaded = await loadDefect(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const permission = mayUnpublishDefect(policyViewer(actor), loaded.access);
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    const change = { actor, at, action: "defect.unpublished", changes: { publishedAt: null } };
    return { ok: true, defect: await changeDefect(tx, loaded.defect, change) };
  });
}
