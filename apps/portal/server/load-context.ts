import { randomBytes, randomUUID } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import type { DemoSignIn, Env } from "./env.js";
import { hasSession } from "./session-cookie.js";

declare module "@remix-run/node" {
  /** What the server tells every loader and action about the request and about itself. */
  interface AppLoadContext {
    /** For the Content-Security-Policy of pages that ship framework script. */
    cspNonce: string;
    /** Shown on error pages, sent to the API and written with every logged error. */
    correlationId: string;
    /** True when the request carries a session cookie. Whether it is still good, the API knows. */
    signedIn: boolean;
    apiUrl: string;
    publicUrl: string;
    /** The address of the small module that help centre pages load. */
    enhanceUrl: string;
    /** Headers for calls to the API on behalf of this caller. */
    forwarded: Record<string, string>;
    /** Empty outside the demo. */
    demoSignIns: DemoSignIn[];
    staffSecondFactorRequired: boolean;
    /** Whether everybody reads what would have been mailed. */
    demo: boolean;
  }
}

export interface Caller {
  ip: string;
  cookie: string | undefined;
  userAgent: string | undefined;
}

/** Makes the context of one request; `enhanceUrl` comes from the build. */
export function loadContext(env: Env, enhanceUrl: string, caller: Caller): AppLoadContext {
  const correlationId = randomUUID();
  const forwarded: Record<string, string> = {
    ...forwardedHeaders(env, caller.ip),
    "x-request-id": correlationId,
  };
  if (caller.userAgent !== undefined) forwarded["user-agent"] = caller.userAgent;
  return {
    cspNonce: randomBytes(16).toString("base64"),
    correlationId,
    signedIn: hasSession(caller.cookie),
    apiUrl: env.API_URL,
    publicUrl: env.PUBLIC_URL,
    enhanceUrl,
    forwarded,
    demoSignIns: env.demoSignIns,
    staffSecondFactorRequired: env.staffSecondFactorRequired,
    demo: env.demo,
  };
}

/** The API believes these three because only the portal sets them. */
export function forwardedHeaders(env: Env, ip: string): Record<string, string> {
  const publicUrl = new URL(env.PUBLIC_URL);
  return {
    "x-forwarded-for": ip,
    "x-forwarded-proto": publicUrl.protocol.slice(0, -1),
    "x-forwarded-host": publicUrl.host,
  };
}
