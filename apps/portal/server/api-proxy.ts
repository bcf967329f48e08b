import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { createProxyMiddleware } from "http-proxy-middleware";
import { callerAddress } from "./caller-address.js";
import type { Env } from "./env.js";
import { forwardedHeaders } from "./load-context.js";

const passedOn = [
  "/graphql",
  "/desk/graphql",
  "/desk/events",
  "/tickets/events",
  "/auth",
  "/files",
  "/attachments",
  "/exports",
  "/account/audit.jsonl",
  "/desk/exports",
  "/scim/v2",
  "/webhooks/stripe",
];

/**
 * Passes the API's paths on, bodies streamed in both directions, so that cookies stay first-party.
 * What a caller claims about its own address is dropped: the API believes only the portal.
 */
export function apiProxy(env: Env): RequestHandler {
  return createProxyMiddleware({
    target: env.API_URL,
    pathFilter: (path) =>
      passedOn.some(
        (prefix) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`),
      ),
    proxyTimeout: 60_000,
    on: {
      proxyReq(outgoing, incoming) {
        for (const name of ["forwarded", "x-real-ip", "x-forwarded-port", "x-forwarded-prefix"])
          outgoing.removeHeader(name);
        const address = callerAddress(incoming, env.TRUST_PROXY);
        for (const [name, value] of Object.entries(forwardedHeaders(env, address)))
          outgoing.setHeader(name, value);
      },
      error(_error, _request, response) {
        if (!("writeHead" in response)) {
          response.destroy();
          return;
        }
        if (response.headersSent) {
          response.end();
          return;
        }
        response.writeHead(503, {
          "content-type": "application/json",
          "retry-after": "10",
          "cache-control": "no-store",
        });
        response.end(
          JSON.stringify({
            errors: [
              {
                message: "The API is not answering. Try again shortly.",
                extensions: { code: "UNAVAILABLE", correlationId: randomUUID() },
              },
            ],
          }),
        );
      },
    },
  });
}
