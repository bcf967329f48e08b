import { takeBillingEvent, type Actor } from "@recourse/core";
import express, { type RequestHandler } from "express";
import { sendError } from "../../http/error-response.js";
import type { Api } from "../../wiring.js";
import { readStripeEvent } from "./stripe-event.js";

const actor: Actor = { kind: "system", name: "stripe" };
const MOST_BYTES = "1mb";

/**
 * Takes Stripe's events. Only what Stripe signed within the last five minutes is read; whatever is taken, also of customers that nobody
 * here is, is answered 200, so that it is not sent again.
 */
export async function createStripeWebhook({ deps, log }: Api, secret: string): Promise<RequestHandler[]> {
  // 20 MB of memory, for those alone who are billed by it.
  const { Stripe } = await import("stripe");
  const verified = (payload: unknown, signature: string | undefined) => {
    if (!Buffer.isBuffer(payload) || signature === undefined) return null;
    try {
      return Stripe.webhooks.constructEvent(payload, signature, secret);
    } catch {
      return null;
    }
  };
  const take: RequestHandler = async (request, response) => {
    const signature = request.headers["stripe-signature"];
    const event = verified(request.body, typeof signature === "string" ? signature : undefined);
    if (event === null) {
      sendError(
        response,
        401,
        "NOT_SIGNED_IN",
        "This is not signed by the billing system, or it is too old.",
      );
      return;
    }
    const read = readStripeEvent(event);
    if (read.kind === "unreadable") {
      log.warn(
        { eventId: event.id, eventType: event.type, problem: read.problem },
        "a billing event is unreadable",
      );
      sendError(response, 400, "BAD_REQUEST", "This event has another form than those that are known here.");
      return;
    }
    const taken = read.kind === "taken" ? await takeBillingEvent(deps, actor, read.event) : null;
    if (taken?.ok === true && taken.account === null && !taken.duplicate) {
      log.info({ eventId: event.id }, "a billing event of a customer that no account here is");
    }
    response.set("cache-control", "no-store").json({ received: true });
  };
  return [express.raw({ type: () => true, limit: MOST_BYTES }), take];
}
