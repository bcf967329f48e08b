import {
  Account,
  addInternalNote,
  keepSearch,
  newId,
  openTicket,
  replyToTicket,
  solveTicket,
  waitOnCustomer,
  type CoreDeps,
  type PersonActor,
  type Ticket,
} from "@recourse/core";
import type { DemoFile, DemoReply, DemoRequest } from "./demo-file.js";
import { actorOf, at, hoursBefore } from "./act-as.js";
import { done } from "./load-people.js";
import { shareAndRate } from "./load-voices.js";

/** Asks the gate for each ticket at the time that the demo names, and lets the staff answer. */
export async function loadRequests(deps: CoreDeps, demo: DemoFile): Promise<void> {
  const now = deps.clock.now();
  const requests = [
    ...demo.tickets.map((request) => ({ request, opens: true })),
    ...demo.refused.map((request) => ({ request, opens: false })),
  ].sort((left, right) => right.request.hoursAgo - left.request.hoursAgo);
  for (const { request, opens } of requests) {
    const ticket = await ask(deps, request, now);
    if ((ticket !== null) !== opens)
      throw new Error(`The demo does not fit the policy: "${request.subject}"`);
    if (ticket === null) continue;
    let version = ticket.version;
    for (const [place, reply] of request.replies.entries()) {
      version = await answer(deps, {
        ticket: { ...ticket, version },
        reply,
        key: `demo:${request.subject}:${place}`,
        now,
      });
    }
    await shareAndRate(deps, ticket, request, now);
  }
}

async function ask(deps: CoreDeps, request: DemoRequest, now: Date): Promise<Ticket | null> {
  const { by, hoursAgo, account, production, kind, subject, body, critical, protocol, platform, searched } =
    request;
  const then = at(deps, now, hoursAgo);
  const actor = await actorOf(deps, by, "portal");
  const result = await openTicket(then, actor, {
    kind,
    subject,
    body,
    critical,
    protocol,
    platform,
    accountId: account === undefined ? null : await accountIdOf(deps, account),
    idempotencyKey: `demo:${subject}`,
    searchId: searched === null ? null : searchFor(then, actor, searched),
    production:
      production === null
        ? null
        : {
            resource: production.resource,
            affected: production.affected,
            since: hoursBefore(now, production.sinceHoursAgo),
          },
  });
  return result.ok ? result.ticket : null;
}

/** A search that found something, of which nothing was opened; its id goes with the request. */
function searchFor(deps: CoreDeps, actor: PersonActor, query: string): string {
  const searchId = newId(deps.clock.now());
  const search = { searchId, query, hits: 3, degraded: false, filters: {}, channel: "ticket_form" } as const;
  keepSearch(deps, { actor, fingerprint: "demo" }, search);
  return searchId;
}

interface Answer {
  ticket: Ticket;
  reply: DemoReply;
  key: string;
  now: Date;
}

/** Answers with the ticket's version afterwards. What an earlier, cut off load wrote is refused as a conflict and left as it is. */
async function answer(deps: CoreDeps, { ticket, reply, key, now }: Answer): Promise<number> {
  const then = at(deps, now, reply.hoursAgo);
  const actor = await actorOf(deps, reply.by, "desk");
  const { body } = reply;
  const message = { ticketId: ticket.id, body, idempotencyKey: key };
  if (reply.note) return done(await addInternalNote(then, actor, message)).ticket.version;
  if (!reply.waitOnCustomer && !reply.solve)
    return done(await replyToTicket(then, actor, message)).ticket.version;
  const move = reply.solve ? solveTicket : waitOnCustomer;
  const moved = await move(then, actor, { ...message, version: ticket.version, reply: body });
  return moved.ok ? moved.ticket.version : ticket.version;
}

async function accountIdOf(deps: CoreDeps, name: string): Promise<string> {
  return (await deps.db.manager.findOneByOrFail(Account, { name })).id;
}
