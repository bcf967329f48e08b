import { createHash, randomBytes } from "node:crypto";
import type { Request, Response } from "express";

const COOKIE = "recourse.visitor";
const A_YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const VALUE = /(?:^|;\s*)recourse\.visitor=([A-Za-z0-9_-]{22,64})(?:;|$)/;

/** Visitors are known by a hash: what is stored with a vote gives nobody the cookie. */
function hash(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

/** What tells one anonymous visitor from another, where the browser has the cookie. */
export function readVisitor(request: Request): string | null {
  const value = VALUE.exec(request.headers.cookie ?? "")?.[1];
  return value === undefined ? null : hash(value);
}

/** Gives the browser the cookie; only when somebody votes, so that reading sets none. */
export function giveVisitor(response: Response, secure: boolean): string {
  const value = randomBytes(18).toString("base64url");
  response.cookie(COOKIE, value, { httpOnly: true, sameSite: "lax", secure, maxAge: A_YEAR_MS, path: "/" });
  return hash(value);
}
