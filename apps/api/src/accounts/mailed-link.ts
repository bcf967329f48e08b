import type { Refused } from "@recourse/core";
import type { Request, Response } from "express";
import { sendError } from "../http/error-response.js";

const STATUS: Readonly<Partial<Record<string, number>>> = {
  NOT_FOUND: 404,
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  CONFLICT: 409,
  RATE_LIMITED: 429,
};

/** What a link of a mail says it is: an id in the path, and the token that was made of it. */
export function linkOf({ params, query }: Request): { id: string; token: string } {
  const { id } = params;
  const { token } = query;
  return { id: typeof id === "string" ? id : "", token: typeof token === "string" ? token : "" };
}

export function sendRefusal(response: Response, { refusals: [refusal] }: Refused): void {
  const { code, message } = refusal ?? { code: "INVALID", message: "The input is not valid." };
  sendError(response, STATUS[code] ?? 422, code, message);
}
