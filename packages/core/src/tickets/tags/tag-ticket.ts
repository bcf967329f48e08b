import { MOST_TAGS, mayTag } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../../actor.js";
import type { CoreDeps } from "../../deps.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { changeTicket } from "../change-ticket.js";
import { loadTicket } from "../load-ticket.js";
import { refuseTicketScope } from "../ticket-role.js";
import type { Ticket } from "../ticket.entity.js";
import { checkTags } from "./tag-name.js";
import { writeTags, type TagsChanged } from "./write-tags.js";

export interface TagTicketInput {
  ticketId: string;
  /** Names; what there is no tag for yet becomes one. */
  add?: readonly string[] | null;
  remove?: readonly string[] | null;
}

export type TagTicketResult = { ok: true; ticket: Ticket; changed: TagsChanged } | Refused;

/** Adds and removes tags. It needs no version: whoever adds another tag at the same moment adds it, too. */
export async function tagTicket(
  deps: CoreDeps,
  actor: Actor,
  input: TagTicketInput,
): Promise<TagTicketResult> {
  return transact<TagTicketResult>(deps.db, (tx) => tagIn(deps, tx, actor, input));
}

/** The same, as a part of something greater. */
export async function tagIn(
  deps: CoreDeps,
  tx: EntityManager,
  actor: Actor,
  input: TagTicketInput,
): Promise<TagTicketResult> {
  const add = checkTags(input.add ?? [], ["add"]);
  const remove = checkTags(input.remove ?? [], ["remove"]);
  if (!add.ok) {
    return add;
  }
  if (!remove.ok) {
    return remove;
  }
  if (add.names.length + remove.names.length > MOST_TAGS) {
    return tooMany();
  }
  const loaded = await loadTicket(tx, actor, { ticketId: input.ticketId });
  if (!loaded.ok) {
    return loaded;
  }
  const { ticket } = loaded;
  const permission = mayTag(policyViewer(actor), ticket);
  const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
  if (refusal !== null) {
    return refusal;
  }
  if (await wouldExceed(tx, ticket.id, add.names, remove.names)) {
    return tooMany();
  }
  const at = deps.clock.now();
  const names = { add: add.names.filter((name) => !remove.names.includes(name)), remove: remove.names };
  const changed = await writeTags(tx, ticket.id, names, { actor, at });
  if (changed.added.length + changed.removed.length === 0) {
    return { ok: true, ticket, changed };
  }
  const tagged = await changeTicket(deps, tx, ticket, {
    actor,
    at,
    byStaff: true,
    action: "ticket.tagged",
    events: [{ kind: "tagged", data: { ...changed } }],
    auditData: { ...changed },
    keepsVersion: true,
  });
  return { ok: true, ticket: tagged, changed };
}

async function wouldExceed(
  tx: EntityManager,
  ticketId: string,
  add: readonly string[],
  remove: readonly string[],
): Promise<boolean> {
  const rows = await tx.query<{ name: string }[]>(
    `select g.name from ticket_tags x join tags g on g.id = x.tag_id where x.ticket_id = $1`,
    [ticketId],
  );
  const after = new Set([...rows.map(({ name }) => name), ...add]);
  for (const name of remove) after.delete(name);
  return after.size > MOST_TAGS;
}

function tooMany(): Refused {
  return refused("INVALID", `A ticket has at most ${MOST_TAGS} tags.`, ["add"]);
}
