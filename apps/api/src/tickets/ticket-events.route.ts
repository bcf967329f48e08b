import { findTicketById, mayUseScope, policyViewer, type PersonActor } from "@recourse/core";
import { mayUseDesk } from "@recourse/policy";
import { GraphQLError } from "graphql";
import type { Request, RequestHandler, Response } from "express";
import { uuidOf } from "../graphql/global-id.js";
import { notFound, sendError } from "../http/error-response.js";
import { recognise, type Endpoint } from "../http/identity.js";
import { isFromForeignOrigin } from "../http/origin.js";
import type { Api } from "../wiring.js";
import { EventStream } from "./event-stream.js";
import type { Receiver } from "./ticket-streams.js";

/** Who asks, as of now; null where nobody is signed in. */
async function personOf(api: Api, request: Request, endpoint: Endpoint): Promise<PersonActor | null> {
  const actor = await recognise(api, request, endpoint).catch((error: unknown) => {
    // A token that is none.
    if (error instanceof GraphQLError) return null;
    throw error;
  });
  return actor?.kind === "person" ? actor : null;
}

function worksAtDesk(actor: PersonActor): boolean {
  return mayUseDesk(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
}

/** `GET /desk/events`: what happens to tickets, by their ids, for staff. Behind the gate of the desk. */
export function createDeskEventsRoute(api: Api): RequestHandler {
  return async (request, response, next) => {
    const find = async (): Promise<PersonActor | null> => {
      const actor = await personOf(api, request, "desk");
      return actor !== null && worksAtDesk(actor) ? actor : null;
    };
    const actor = await find();
    if (actor === null) {
      notFound(request, response, next);
      return;
    }
    open(api, request, response, { actor, recognise: find, side: { desk: true } });
  };
}

/** `GET /tickets/events?ticket=…`: that a customer sees something new on one ticket. One that they may not read is as unknown as none. */
export function createTicketEventsRoute(api: Api): RequestHandler {
  return async (request, response, next) => {
    const actor = await personOf(api, request, "public");
    if (actor === null) {
      sendError(response, 401, "NOT_SIGNED_IN", "Sign in to follow a ticket.");
      return;
    }
    const { ticket } = request.query;
    const ticketId = typeof ticket === "string" ? (uuidOf("Ticket", ticket) ?? "") : "";
    if ((await findTicketById(api.deps.db, actor, ticketId)) === null) {
      notFound(request, response, next);
      return;
    }
    const find = (): Promise<PersonActor | null> => personOf(api, request, "public");
    open(api, request, response, { actor, recognise: find, side: { desk: false, ticketId } });
  };
}

function open(
  api: Api,
  request: Request,
  response: Response,
  who: Pick<Receiver, "actor" | "recognise" | "side">,
): void {
  if (isFromForeignOrigin(request, api.publicUrl)) {
    sendError(response, 403, "FOREIGN_ORIGIN", "Pages of other sites may not listen here.");
    return;
  }
  if (!api.streams.admits(who.actor)) {
    response.set("retry-after", "60");
    sendError(response, 429, "RATE_LIMITED", "Too many pages of yours listen already. Close some of them.");
    return;
  }
  const { authorization, cookie } = request.headers;
  const stream = new EventStream(response);
  api.streams.add({ ...who, stream, credential: authorization ?? cookie ?? "" });
  // The browser was here before, and has missed what happened since.
  if (request.headers["last-event-id"] !== undefined) stream.send("refetch");
}
