import { createHash, randomBytes } from "node:crypto";
import type { Request, Response } from "express";

const NAME = "recourse.visitor";
const A_YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const VALUE = /^[A-Za-z0-9_-]{22,64}$/;

/** Under https nobody but this very host can set it: no other host of the domain, and no page without https. */
function cookieName(secure: boolean): string {
  return secure ? `__Host-${NAME}` : NAME;
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith("https://");
}

/** Visitors are known by a hash: what is stored with a vote gives nobody the cookie. */
function hash(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

/** What tells one anonymous visitor from another, where the browser has the cookie. */
export function readVisitor(request: Request, publicUrl: string): string | null {
  const start = `${cookieName(isSecure(publicUrl))}=`;
  const pairs = request.headers.cookie?.split(";").map((pair) => pair.trim());
  const value = pairs?.find((pair) => pair.startsWith(start))?.slice(start.length);
  return value === undefined || !VALUE.test(value) ? null : hash(value);
}

/** Gives the browser the cookie; only when somebody votes, so that reading sets none. */
export function giveVisitor(response: Response, publicUrl: string): string {
  const value = randomBytes(18).toString("base64url");
  const secure = isSecure(publicUrl);
  response.cookie(cookieName(secure), value, {
    httpOnly: true,
    sameSite: "lax",
    secure,
    maxAge: A_YEAR_MS,
    path: "/",
  });
  return hash(value);
}
