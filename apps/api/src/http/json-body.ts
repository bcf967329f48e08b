import express, { type RequestHandler } from "express";

/** Reads a JSON body into `request.body`; another charset than UTF-8 is answered 415 by the error handler. */
export function jsonBody(limit: string): RequestHandler[] {
  const parse = express.json({ limit, type: "application/json" });
  const inUtf8: RequestHandler = (request, _response, next) => {
    const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers["content-type"] ?? "")?.[1];
    if (charset === undefined || charset.toLowerCase() === "utf-8") {
      next();
      return;
    }
    next(Object.assign(new Error("unsupported charset"), { type: "charset.unsupported", status: 415 }));
  };
  return [inUtf8, parse];
}
