import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { logError } from "../server/log.js";
import { contentSecurityPolicy } from "./content-security-policy.server.js";
import { hydrates } from "./page-handle.js";
import { ServerPageContext } from "./server-page.js";

const renderTimeout = 15_000;
export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  page: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const withScript = shipsScript(page);
  setPageHeaders({ headers, status, withScript, context });
  // A page that is kept must be whole; a crawler wants it whole, too.
  const whole = !withScript || isbot(request.headers.get("user-agent") ?? "");

  return new Promise((resolve, reject) => {
    let failed = false;
    const { cspNonce, correlationId, enhanceUrl } = context;
    const answer = () => {
      const body = new PassThrough();
      resolve(
        new Response(createReadableStreamFromReadable(body), { status: failed ? 500 : status, headers }),
      );
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <ServerPageContext.Provider value={{ cspNonce, correlationId, enhanceUrl }}>
        <RemixServer context={page} url={request.url} nonce={cspNonce} />
      </ServerPageContext.Provider>,
      {
        nonce: cspNonce,
        ...(whole ? { onAllReady: answer } : { onShellReady: answer }),
        onShellError: reject,
        onError(error) {
          failed = true;
          logError(correlationId, error);
        },
      },
    );
    setTimeout(abort, renderTimeout).unref();
  });
}

/** What a page in the browser loads: somebody's own, or soon out of date. */
export function handleDataRequest(response: Response): Response {
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/** Errors that loaders and actions did not expect; the reader sees the same correlation id. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (!request.signal.aborted) logError(context.correlationId, error);
}

function shipsScript(page: EntryContext): boolean {
  const { matches, errors } = page.staticHandlerContext;
  if (errors !== null) return false;
  return hydrates(matches.map(({ route }) => ({ handle: page.routeModules[route.id]?.handle })));
}

interface PageFacts {
  headers: Headers;
  status: number;
  withScript: boolean;
  context: AppLoadContext;
}

function setPageHeaders({ headers, status, withScript, context }: PageFacts): void {
  const https = context.publicUrl.startsWith("https:");
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set(
    "Content-Security-Policy",
    contentSecurityPolicy(withScript ? { nonce: context.cspNonce, https } : { https }),
  );
  const shared = !withScript && !context.signedIn && status === 200 && !headers.has("Set-Cookie");
  if (!headers.has("Cache-Control")) {
    headers.set("Cache-Control", shared ? "public, max-age=0, must-revalidate" : "private, no-store");
  }
  if (status === 503) headers.set("Retry-After", "10");
}
