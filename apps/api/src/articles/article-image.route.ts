import { pipeline } from "node:stream/promises";
import { findVisibleImage } from "@recourse/core";
import type { RequestHandler } from "express";
import { notFound } from "../http/error-response.js";
import type { Identify } from "../http/identity.js";
import type { Api } from "../wiring.js";

const PUBLIC = "public, max-age=31536000, immutable";
const PRIVATE = "private, no-store";

/**
 * Images of articles, for those who may read one of the articles that show them. What is stored under a key never changes, so an
 * image that everybody may see is kept for good; every other one is asked for again each time.
 */
export function createImageRoute({ deps }: Api, identify: Identify): RequestHandler<{ key: string }> {
  return async (request, response, next) => {
    const { key } = request.params;
    const anybody = await findVisibleImage(deps.db, { kind: "anonymous", visitor: null }, key);
    const image = anybody ?? (await findVisibleImage(deps.db, await identify(request, "public"), key));
    const content = image === null ? null : await deps.files.read(key);
    if (image === null || content === null) {
      notFound(request, response, next);
      return;
    }
    response.set({
      "content-type": image.mediaType,
      "content-length": String(image.bytes),
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": anybody === null ? PRIVATE : PUBLIC,
    });
    await pipeline(content, response);
  };
}
