import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createRequestHandler as createExpressHandler } from "@remix-run/express";
import { createRequestHandler } from "@remix-run/node";
import compression from "compression";
import express, { type Express } from "express";
import { apiProxy } from "./api-proxy.js";
import type { Build } from "./build.js";
import { callerAddress } from "./caller-address.js";
import type { Env } from "./env.js";
import { ownFormsOnly } from "./form-origin.js";
import { setSecurityHeaders } from "./headers.js";
import { healthRoutes } from "./health.js";
import { loadContext } from "./load-context.js";
import { logError } from "./log.js";
import { underOwnAddress } from "./own-address.js";
import { PageCache } from "./page-cache.js";
import { tellSearches } from "./tell-searches.js";

interface Parts {
  env: Env;
  build: Build;
  stopping: () => boolean;
}

/** The whole portal as one listener: kept pages first, everything else through Express. */
export function createPortal({ env, build, stopping }: Parts): RequestListener {
  const app = createApp({ env, build, stopping });
  const pages = createPageCache(env, build);

  return (request, response) => {
    setSecurityHeaders(env, response);
    if (env.TRUST_PROXY === 0) dropClaims(request);
    tellSearches(env, request, response);
    const key = pages.keyOf(request);
    if (key === null) app(request, response);
    else pages.serve(key, request, response).catch((error: unknown) => fail(error, response));
  };
}

/** With no proxy in front, what a caller says about its own address is only a claim. */
function dropClaims(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith("x-forwarded-") || name === "forwarded")
      Reflect.deleteProperty(request.headers, name);
  }
}

function createPageCache(env: Env, build: Build): PageCache {
  const render = createRequestHandler(build.server, env.NODE_ENV);
  return new PageCache((key, incoming) => {
    const request = new Request(new URL(key, env.PUBLIC_URL), { headers: { accept: "text/html" } });
    // The page is for everybody: of whoever asks first it has the address, for the API's limits, and no cookie.
    const ip = callerAddress(incoming, env.TRUST_PROXY);
    const caller = { ip, cookie: undefined, userAgent: incoming.headers["user-agent"] };
    return render(request, loadContext(env, build.enhanceUrl, caller));
  });
}

function createApp({ env, build, stopping }: Parts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env.TRUST_PROXY);

  app.use("/health", healthRoutes(env, stopping));
  app.use(apiProxy(env));
  app.use(compression());
  app.use(
    "/assets",
    express.static(`${build.clientFolder}assets`, { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  app.use(express.static(build.clientFolder, { maxAge: "1h", index: false, dotfiles: "ignore" }));
  app.all("*", ownFormsOnly(env), underOwnAddress(env), remixPages(env, build));
  app.use(
    (error: unknown, _request: express.Request, response: express.Response, next: express.NextFunction) => {
      if (isMissingAsset(error)) response.status(404).type("text/plain").send("No such file.");
      else if (response.headersSent) next(error);
      else fail(error, response);
    },
  );
  return app;
}

function remixPages(env: Env, build: Build): express.RequestHandler {
  return createExpressHandler({
    build: build.server,
    mode: env.NODE_ENV,
    getLoadContext: (request) =>
      loadContext(env, build.enhanceUrl, {
        ip: callerAddress(request, env.TRUST_PROXY),
        cookie: request.headers.cookie,
        userAgent: request.headers["user-agent"],
      }),
  });
}

function isMissingAsset(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 404;
}

function fail(error: unknown, response: ServerResponse): void {
  const correlationId = randomUUID();
  logError(correlationId, error);
  if (!response.headersSent)
    response.writeHead(500, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`Something went wrong on our side. Quote ${correlationId} when you ask about it.\n`);
}
