import type { ServerResponse } from "node:http";
import type { Env } from "./env.js";

/** What every answer of the portal carries. The Content-Security-Policy is the page's own affair. */
export function setSecurityHeaders(env: Env, response: ServerResponse): void {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  if (env.PUBLIC_URL.startsWith("https:")) {
    response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
}
