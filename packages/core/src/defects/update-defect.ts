import { mayEditPublicWords } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { transact } from "../transaction.js";
import {
  checkDefect,
  refuseSecrets,
  refuseWorkaround,
  type CheckedDefect,
  type DefectWords,
} from "./check-defect.js";
import type { DefectResult } from "./create-defect.js";
import type { Defect } from "./defect.entity.js";
import { loadDefect } from "./load-defect.js";
import { changeDefect } from "./write-defect.js";

export interface UpdateDefectInput extends DefectWords {
  defectId: string;
  /** Of the defect as the caller saw it. */
  version: number;
}

/** Writes what is known of a defect; what the public reads of a published one, a lead alone may change. */
export async function updateDefect(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  input: UpdateDefectInput,
): Promise<DefectResult> {
  const checked = checkDefect(deps.policy, input);
  if (!checked.ok) {
    return checked;
  }
  return transact<DefectResult>(deps.db, (tx) => update(tx, deps.clock.now(), actor, input, checked));
}

async function update(
  tx: EntityManager,
  at: Date,
  actor: Actor,
  input: UpdateDefectInput,
  { words }: Extract<CheckedDefect, { ok: true }>,
): Promise<DefectResult> {
  const loaded = await loadDefect(tx, actor, input);
  if (!loaded.ok) {
    return loaded;
  }
  const { defect, access } = loaded;
  const changes = { ...words, workaroundId: input.workaroundId ?? null };
  const changed = changedNames(defect, changes);
  if (changed.length === 0) {
    return { ok: true, defect };
  }
  const unseen = changed.every((name) => name === "notes");
  if (!unseen) {
    const permission = mayEditPublicWords(policyViewer(actor), access);
    if (!permission.allowed) {
      return refusedBy(permission);
    }
  }
  const wrong =
    (await refuseWorkaround(tx, changes.workaroundId)) ?? (access.published ? refuseSecrets(changes) : null);
  if (wrong !== null) {
    return wrong;
  }
  const change = { actor, at, action: "defect.updated", changes, unseen, auditData: { changed } };
  return { ok: true, defect: await changeDefect(tx, defect, change) };
}

function changedNames(defect: Defect, changes: Partial<Defect>): string[] {
  const before = new Map<string, unknown>(Object.entries(defect));
  return Object.entries(changes).flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(before.get(name)) ? [] : [name],
  );
}
