import { mayEditMacro, mayUseMacros, requestKinds, type RequestKind } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { isId, newId } from "../id.js";
import { claimKey } from "../idempotency.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { transact } from "../transaction.js";
import { Macro, type MacroAct } from "./macro.entity.js";
import { staffIdOf } from "./macro.queries.js";
import { checkMacroTemplate } from "./macro-template.js";

export interface SaveMacroInput {
  /** Null: a new one. */
  macroId: string | null;
  /** Of the macro as the caller saw it; null for a new one. */
  version: number | null;
  name: string;
  /** Markdown with variables. */
  body: string;
  shared: boolean;
  act: MacroAct | null;
  kinds: readonly RequestKind[];
  idempotencyKey: string;
}

export type MacroResult = { ok: true; macro: Macro } | Refused;

const MOST_MACROS = 300;
const noSuchMacro = refused("NOT_FOUND", "There is no such macro.", ["macroId"]);

/** Makes a macro, or changes one. */
export async function saveMacro(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: SaveMacroInput,
): Promise<MacroResult> {
  const name = checkText(input.name, { path: ["name"], name: "The name", max: 100 });
  const body = checkText(input.body, { path: ["body"], name: "The text", max: 20_000 });
  const checked = !name.ok ? name : !body.ok ? body : checkMacroTemplate(body.text);
  if (!name.ok || !body.ok || !checked.ok) {
    return checked.ok ? noSuchMacro : checked;
  }
  const at = deps.clock.now();
  return transact<MacroResult>(deps.db, async (tx) => {
    const no = refuseMacros(actor);
    if (no !== null) {
      return no;
    }
    const { idempotencyKey: key, ...request } = input;
    const id = newId(at);
    const claimed = await claimKey(tx, {
      actor,
      operation: "saveMacro",
      key,
      body: request,
      resultId: id,
      at,
    });
    if (!claimed.ok) {
      return claimed;
    }
    const knownId = claimed.replayOf ?? input.macroId;
    const before = knownId === null ? null : await lockMacro(tx, actor, knownId);
    if (knownId !== null && before === null) {
      return noSuchMacro;
    }
    if (claimed.replayOf !== null && before !== null) {
      return { ok: true, macro: before };
    }
    const macro: Macro = {
      id: before?.id ?? id,
      name: name.text,
      body: body.text,
      ownerId: input.shared ? null : staffIdOf(actor),
      act: input.act,
      kinds: requestKinds.filter((kind) => input.kinds.includes(kind)),
      uses: before?.uses ?? 0,
      version: (before?.version ?? 0) + 1,
      updatedAt: at,
    };
    const refusal =
      (before === null ? null : refuseEdit(actor, before, input.version)) ??
      refuseEdit(actor, macro, macro.version) ??
      (await refuseName(tx, macro));
    if (refusal !== null) {
      return refusal;
    }
    await tx.save(Macro, { ...macro });
    await writeAudit(tx, {
      at,
      actor,
      action: before === null ? "macro.added" : "macro.changed",
      subjectType: "macro",
      subjectId: macro.id,
      data: { name: macro.name, shared: input.shared, act: macro.act, kinds: macro.kinds },
    });
    return { ok: true, macro };
  });
}

/** Takes a macro away for good; replies that were made of it stay as they are. */
export async function removeMacro(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { macroId, version }: { macroId: string; version: number },
): Promise<MacroResult> {
  const at = deps.clock.now();
  return transact<MacroResult>(deps.db, async (tx) => {
    const macro = refuseMacros(actor) ?? (await lockMacro(tx, actor, macroId)) ?? noSuchMacro;
    if ("ok" in macro) {
      return macro;
    }
    const refusal = refuseEdit(actor, macro, version);
    if (refusal !== null) {
      return refusal;
    }
    await tx.delete(Macro, { id: macro.id });
    await writeAudit(tx, {
      at,
      actor,
      action: "macro.removed",
      subjectType: "macro",
      subjectId: macro.id,
      data: { name: macro.name },
    });
    return { ok: true, macro };
  });
}

/** Null for those who answer tickets. */
export function refuseMacros(actor: Actor): Refused | null {
  if (actor.kind === "anonymous") {
    return refused("NOT_SIGNED_IN", "Sign in to work with macros.");
  }
  const permission = mayUseMacros(policyViewer(actor));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}

/** Locked; null for what is unknown or another's own. */
async function lockMacro(tx: EntityManager, actor: Actor, id: string): Promise<Macro | null> {
  const [macro] = isId(id)
    ? await tx.query<Macro[]>(
        `select ${columnsOf(tx, Macro, "m")} from macros m where m.id = $1 for update`,
        [id],
      )
    : [];
  const known = macro?.ownerId === null || macro?.ownerId === staffIdOf(actor);
  return macro !== undefined && known ? macro : null;
}

function refuseEdit(actor: Actor, macro: Macro, version: number | null): Refused | null {
  const access = { shared: macro.ownerId === null, mine: macro.ownerId === staffIdOf(actor) };
  const permission = mayEditMacro(policyViewer(actor), access);
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  return version === macro.version
    ? null
    : refused("CONFLICT", "Somebody changed this macro in the meantime. Look at it again, then decide.", [
        "version",
      ]);
}

async function refuseName(tx: EntityManager, { id, name, ownerId }: Macro): Promise<Refused | null> {
  // One after the other: what was counted and compared stays true until this one is written.
  await tx.query("select pg_advisory_xact_lock(hashtext('macros'))");
  const [others] = await tx.query<{ count: number; taken: boolean | null }[]>(
    `select count(*) as count, bool_or(lower(name) = lower($3)) as taken from macros
     where id <> $1 and owner_id is not distinct from $2`,
    [id, ownerId, name],
  );
  if (others?.taken === true) {
    return refused("INVALID", `There is a macro called “${name}” already.`, ["name"]);
  }
  return (others?.count ?? 0) >= MOST_MACROS
    ? refused("INVALID", `There are ${MOST_MACROS} macros already; remove those that nobody uses.`)
    : null;
}
