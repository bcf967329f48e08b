import { isIPv6 } from "node:net";
import type { Actor, RateLimit, RateLimits } from "@recourse/core";
import type { RequestHandler } from "express";
import type { ApiEnv } from "../env.js";
import { sendError } from "./error-response.js";

/** Whom to limit, and by how much. */
export class Rates {
  constructor(
    readonly limits: RateLimits,
    private readonly most: ApiEnv["rateLimits"],
  ) {}

  /** Whoever is signed in has a limit of their own, over all sessions and tokens; all others of one address share one. */
  ofCaller(actor: Actor, address: string): RateLimit {
    return actor.kind === "person"
      ? { key: `person:${actor.person.id}`, limit: this.most.person }
      : { key: `anonymous:${networkOf(address)}`, limit: this.most.anonymous };
  }

  /** Requests of one service token. */
  ofService(tokenId: string): RateLimit {
    return { key: `service:${tokenId}`, limit: this.most.service };
  }

  /** Requests of one address, whoever makes them and whatever they are. */
  ofAddress(address: string): RateLimit {
    return { key: `address:${networkOf(address)}`, limit: this.most.requests };
  }
}

/** An address is somebody's: of IPv6, a whole /64 is. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [before = "", after] = address.replace(/%.*$/, "").toLowerCase().split("::");
  const head = before === "" ? [] : before.split(":");
  const tail = after === undefined || after === "" ? [] : after.split(":");
  // An IPv4 address at the end stands for two groups.
  const given = head.length + tail.length + (address.includes(".") ? 1 : 0);
  const groups = after === undefined ? head : [...head, ...Array<string>(8 - given).fill("0"), ...tail];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

export function throttledMessage(retryAfter: number): string {
  return `Too much was asked for in a short time. Try again in ${retryAfter} s.`;
}

/** Refuses an address that sends too many requests, before anything of this one is read or looked up. */
export function limitRequests(rates: Rates): RequestHandler {
  return async (request, response, next) => {
    const { ok, retryAfter } = await rates.limits.take(rates.ofAddress(request.ip ?? ""), 1);
    if (ok) {
      next();
      return;
    }
    response.set("retry-after", String(retryAfter));
    sendError(response, 429, "THROTTLED", throttledMessage(retryAfter), { retryAfter });
  };
}
