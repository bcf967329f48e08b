import { pipeline } from "node:stream/promises";
import { findVisibleFile } from "@recourse/core";
import type { RequestHandler } from "express";
import { notFound } from "../http/error-response.js";
import { setFileHeaders, unsetFileHeaders } from "../http/file-headers.js";
import type { Identify } from "../http/identity.js";
import type { Api } from "../wiring.js";

/** Caches keep it and ask before each use, so that what is taken back is gone at once (decision 020). */
const PUBLIC = "public, no-cache";
const PRIVATE = "private, no-store";

/**
 * Images and files of articles, for those who may read one of the articles that name them. What is stored under a key never changes:
 * a copy that somebody has is still right whenever they may still see it.
 */
export function createFileRoute({ deps }: Api, identify: Identify): RequestHandler<{ key: string }> {
  return async (request, response, next) => {
    const { key } = request.params;
    const anybody = await findVisibleFile(deps.db, { kind: "anonymous", visitor: null }, key);
    const file = anybody ?? (await findVisibleFile(deps.db, await identify(request, "public"), key));
    if (file === null) {
      notFound(request, response, next);
      return;
    }
    setFileHeaders(response, file);
    response.set("cache-control", anybody === null ? PRIVATE : PUBLIC);
    const etag = `"${key}"`;
    if (anybody !== null) response.set("etag", etag);
    if (anybody !== null && hasCopy(request.headers["if-none-match"], etag)) {
      response.removeHeader("content-length");
      response.status(304).end();
      return;
    }
    const content = await deps.files.read(key);
    if (content === null) {
      unsetFileHeaders(response);
      notFound(request, response, next);
      return;
    }
    await pipeline(content, response);
  };
}

/** A copy is right for ever, so not even a reload needs another. */
function hasCopy(noneMatch: string | undefined, etag: string): boolean {
  return (noneMatch ?? "").split(",").some((each) => each.trim().replace(/^W\//, "") === etag);
}
