import type { RequestHandler } from "express";
import { sendError } from "./error-response.js";

/** A request that takes longer than this to arrive is no request. Uploads alone may take as long as the server lets any. */
const WITHIN_MS = 30_000;

/** Answers 408 to a body that does not come to its end, and hangs up. */
export const bodyTimeout: RequestHandler = (request, response, next) => {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (length !== undefined || encoding !== undefined) {
    const timer = setTimeout(() => {
      if (request.complete) return;
      if (!response.headersSent)
        sendError(response, 408, "BAD_REQUEST", "The request took too long to arrive.");
      response.once("finish", () => request.socket.destroy());
    }, WITHIN_MS).unref();
    response.once("close", () => clearTimeout(timer));
  }
  next();
};
