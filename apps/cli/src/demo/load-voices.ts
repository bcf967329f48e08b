import {
  addParticipant,
  openTicket,
  rateTicket,
  setTicketVisibility,
  ticketsByIds,
  type CoreDeps,
  type Ticket,
} from "@recourse/core";
import type { DemoFeedback, DemoRequest } from "./demo-file.js";
import { done } from "./load-people.js";
import { actorOf, at } from "./act-as.js";

/** Who of the account reads a ticket, and what its requester said once it was solved. */
export async function shareAndRate(
  deps: CoreDeps,
  { id: ticketId }: Ticket,
  request: DemoRequest,
  now: Date,
): Promise<void> {
  const { by, hoursAgo, participants, rated } = request;
  const requester = await actorOf(deps, by, "portal");
  // A little later than the first words.
  const then = at(deps, now, hoursAgo - 0.1);
  for (const email of participants) {
    done(await addParticipant(then, requester, { ticketId, who: { email } }));
  }
  if (request.private) {
    const [{ version } = { version: 0 }] = await ticketsByIds(deps.db, [ticketId]);
    done(await setTicketVisibility(then, requester, { ticketId, visibility: "private", version }));
  }
  if (rated !== null) {
    done(await rateTicket(at(deps, now, rated.hoursAgo), requester, { ticketId, ...rated }));
  }
}

/** What customers and visitors think. */
export async function loadFeedback(deps: CoreDeps, feedback: readonly DemoFeedback[]): Promise<void> {
  const now = deps.clock.now();
  for (const { by, hoursAgo, subject, body } of feedback) {
    const actor =
      by === null ? ({ kind: "anonymous", visitor: null } as const) : await actorOf(deps, by, "portal");
    const input = { kind: "feedback", subject, body, idempotencyKey: `demo:${subject}` } as const;
    done(await openTicket(at(deps, now, hoursAgo), actor, input));
  }
}
