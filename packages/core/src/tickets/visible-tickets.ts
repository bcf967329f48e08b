import { liveMemberships } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { StatementValues } from "../database/insertion.js";
import { mayReadAnyTicket } from "./ticket.queries.js";

/**
 * The condition that a ticket is one of those that the actor reads: `mayReadTicket` as SQL, over a row of `tickets` called `alias`.
 * For every list, count and search of tickets that others than staff are answered from.
 */
export function visibleTickets(actor: Actor, alias: string, values: StatementValues): string {
  const viewer = policyViewer(actor);
  if (!mayReadAnyTicket(actor)) {
    return "false";
  }
  if (viewer.staff !== null) {
    return "true";
  }
  const memberships = liveMemberships(viewer);
  if (viewer.person === null || memberships.length === 0) {
    return "false";
  }
  const self = values.add(viewer.person.id);
  const accounts = values.add(memberships.map(({ accountId }) => accountId));
  const administered = values.add(
    memberships.filter(({ role }) => role === "admin").map(({ accountId }) => accountId),
  );
  const ways = [
    `${alias}.account_id = any(${accounts}::uuid[]) and ${alias}.requester_id = ${self}::uuid`,
    `${alias}.account_id = any(${accounts}::uuid[]) and ${isParticipant(alias, self)}`,
    `${alias}.account_id = any(${administered}::uuid[]) and ${isForAdmins(alias)}`,
  ];
  return `(${ways.join(" or ")})`;
}

/** In the words of the partial index `tickets_of_admins`. */
export function isForAdmins(alias: string): string {
  return `(${alias}.visibility = 'account_admins' or ${alias}.handover_offered_at is not null)`;
}

/** In the words of the partial index `tickets_by_participant`. */
export function isParticipant(alias: string, person: string): string {
  return `${alias}.participant_ids <> '{}' and ${alias}.participant_ids @> array[${person}::uuid]`;
}
