import { PassThrough, type Readable } from "node:stream";
import type { Request } from "express";

/**
 * The body of a request, to be read by somebody who may stop before its end: that destroys this stream, and leaves the connection for
 * the answer. It fails when the sender goes away.
 */
export function bodyStream(request: Request): Readable {
  const body = new PassThrough();
  request.once("close", () => {
    if (!request.complete) body.destroy(new Error("The sender went away before the end of the body."));
  });
  // Told by "close", too.
  request.once("error", () => undefined);
  return request.pipe(body);
}
