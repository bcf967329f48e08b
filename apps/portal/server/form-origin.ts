import type { RequestHandler } from "express";
import type { Env } from "./env.js";

/**
 * Refuses forms that another site's page sent (CSRF). Remix looks again and compares with x-forwarded-host,
 * so a request that passed is made to carry the host that it was sent from, however a proxy renamed ours.
 */
export function ownFormsOnly(env: Env): RequestHandler {
  const publicHost = new URL(env.PUBLIC_URL).host;
  return (request, response, next) => {
    const { origin, host } = request.headers;
    if (request.method === "GET" || request.method === "HEAD" || origin === undefined) {
      next();
      return;
    }
    const sender = URL.canParse(origin) ? new URL(origin).host : null;
    if (sender !== null && (sender === publicHost || sender === host)) {
      request.headers["x-forwarded-host"] = sender;
      next();
      return;
    }
    response.status(403).type("text/plain").set("Cache-Control", "no-store");
    response.send(
      "This form was sent from another site, so nothing was done. Open the page here and send it again.\n",
    );
  };
}
