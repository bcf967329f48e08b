import type { RequestHandler } from "express";
import type { Env } from "./env.js";

/**
 * Pages are rendered for the configured address, whatever host a request names (host header injection). Comes after the forms have
 * been looked at, for which the host that was named counts.
 */
export function underOwnAddress(env: Env): RequestHandler {
  const { host, protocol } = new URL(env.PUBLIC_URL);
  return ({ headers }, _response, next) => {
    headers.host = host;
    headers["x-forwarded-proto"] = protocol.slice(0, -1);
    // Of a form, its sender, which has been checked.
    if (headers.origin === undefined) delete headers["x-forwarded-host"];
    next();
  };
}
