import { mayReply, mayUseMacro, openingWords, type SupportPolicy } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type PersonActor, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { refuseMacros } from "./change-macro.js";
import { Macro, type MacroAct } from "./macro.entity.js";
import { staffIdOf } from "./macro.queries.js";
import { renderMacroTemplate, type MacroValues, type MacroVariable } from "./macro-template.js";
import type { Ticket } from "./ticket.entity.js";
import { findTicketById } from "./ticket.queries.js";

/** `unfilled`: variables that this ticket has no value for; they stand in the text as they are. */
export type RenderMacroResult =
  { ok: true; body: string; act: MacroAct | null; unfilled: MacroVariable[] } | Refused;

/** The text of a macro for one ticket, for its writer to go on with. Counted: what is used most is suggested first. */
export async function renderMacro(
  { db, policy }: Pick<CoreDeps, "db" | "policy">,
  actor: Actor,
  { ticketId, macroId }: { ticketId: string; macroId: string },
): Promise<RenderMacroResult> {
  const refusal = refuseMacros(actor);
  if (refusal !== null || actor.kind !== "person") {
    return refusal ?? refused("NOT_ALLOWED", "Only people write replies.");
  }
  return db.transaction(async (tx) => {
    const ticket = await findTicketById(tx, actor, ticketId);
    if (ticket === null) {
      return refused("NOT_FOUND", "There is no such ticket, or you may not read it.", ["ticketId"]);
    }
    const writing = mayReply(policyViewer(actor), ticket);
    if (!writing.allowed) {
      return refusedBy(writing);
    }
    const macro = isId(macroId) ? await tx.findOneBy(Macro, { id: macroId }) : null;
    const using = mayUseMacro(policyViewer(actor), {
      shared: macro?.ownerId === null,
      mine: macro !== null && macro.ownerId === staffIdOf(actor),
    });
    if (macro === null || !using.allowed) {
      return refused("NOT_FOUND", "There is no such macro.", ["macroId"]);
    }
    await tx.query("update macros set uses = uses + 1 where id = $1", [macro.id]);
    const values = await valuesFor(tx, policy, actor, ticket);
    return { ok: true, act: macro.act, ...renderMacroTemplate(macro.body, values) };
  });
}

async function valuesFor(
  tx: EntityManager,
  policy: SupportPolicy,
  { person }: PersonActor,
  ticket: Ticket,
): Promise<MacroValues> {
  const [names] = await tx.query<{ requester: string | null; account: string | null }[]>(
    `select (select name from people where id = $1) as requester, (select name from accounts where id = $2) as account`,
    [ticket.requesterId, ticket.accountId],
  );
  const requester = names?.requester ?? null;
  return {
    "requester.name": requester,
    "requester.firstName": requester === null ? null : firstName(requester),
    "account.name": names?.account ?? null,
    "ticket.number": String(ticket.number),
    "ticket.subject": ticket.subject,
    "agent.name": person.name,
    "agent.firstName": firstName(person.name),
    "policy.hours": openingWords(policy),
  };
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
