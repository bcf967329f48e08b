import type { Request } from "express";

/**
 * Whether a browser says that a request with cookies comes from a page that is not ours. Callers that send no origin are no
 * browsers acting for somebody else: the portal's server, scripts.
 */
export function isFromForeignOrigin(request: Request, publicUrl: string): boolean {
  const { cookie, origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (cookie === undefined || request.headers.authorization !== undefined) return false;
  return origin === undefined ? site === "cross-site" || site === "same-site" : origin !== publicUrl;
}
