import type { Readable } from "node:stream";
import type { Actor, Refused } from "@recourse/core";
import type { Request, RequestHandler, Response } from "express";
import { reportFailure } from "../errors.js";
import type { Api } from "../wiring.js";
import { bodyStream } from "./body-stream.js";
import { correlationIdOf, sendError } from "./error-response.js";
import type { Endpoint, Identify } from "./identity.js";
import { isFromForeignOrigin } from "./origin.js";

/** After a no, what is still being sent is taken for this long, so that the sender gets to read the answer. */
const LINGER_MS = 5_000;

interface No {
  status: number;
  code: string;
  message: string;
}

/** `fault`: what is wrong with the bytes, or with how many there are. */
type Kept = { ok: true } | (Refused & { fault?: string });

export interface Upload<Result extends Kept> {
  /** Whose rules the uploader is known by. */
  endpoint: Endpoint;
  /** The longest body. */
  bytes: number;
  /** Reads the content, or leaves it where the actor is refused. */
  keep(actor: Actor, file: { name: string; content: Readable }): Promise<Result>;
  /** What is told of a file that was taken. */
  answer(result: Extract<Result, { ok: true }>, actor: Actor): object;
}

/**
 * Takes a file: the body is the file, `x-file-name` its name, percent-encoded. No form of another site can send that header.
 */
export function takeUpload<Result extends Kept>(
  { log, publicUrl }: Api,
  identify: Identify,
  upload: Upload<Result>,
): RequestHandler {
  return async (request, response) => {
    const name = nameOf(request);
    const no = name === null ? badName : refuseBefore(request, publicUrl, upload.bytes);
    if (name === null || no !== null) {
      answerNo(request, response, no ?? badName);
      return;
    }
    const actor = await identify(request, upload.endpoint);
    const result = await keepBody(request, (content) => upload.keep(actor, { name, content }));
    if (result === "broken_off") return;
    if ("full" in result) {
      reportFailure(log, result.full, correlationIdOf(response));
      answerNo(request, response, noRoom);
    } else if (wasKept(result))
      response.status(201).set("cache-control", "no-store").json(upload.answer(result, actor));
    else if (!result.ok) answerNo(request, response, noOf(result));
  };
}

function wasKept<Result extends Kept>(result: Result): result is Extract<Result, { ok: true }> {
  return result.ok;
}

/** A sender who goes away in the middle is no failure of ours. */
async function keepBody<Result>(
  request: Request,
  keep: (content: Readable) => Promise<Result>,
): Promise<Result | "broken_off" | { full: unknown }> {
  try {
    return await keep(bodyStream(request));
  } catch (cause) {
    if (request.destroyed && !request.complete) return "broken_off";
    if (hasNoRoom(cause)) return { full: cause };
    throw cause;
  }
}

const badName: No = {
  status: 400,
  code: "BAD_REQUEST",
  message: "The header x-file-name must hold the file's name, percent-encoded as in an address.",
};

const noRoom: No = {
  status: 503,
  code: "UNAVAILABLE",
  message: "There is no room for files at the moment. It has been recorded; try again later.",
};

/** The volume is full, or its quota. */
function hasNoRoom(cause: unknown): boolean {
  return (
    typeof cause === "object" &&
    cause !== null &&
    "code" in cause &&
    (cause.code === "ENOSPC" || cause.code === "EDQUOT")
  );
}

function nameOf(request: Request): string | null {
  const given = request.headers["x-file-name"];
  if (typeof given !== "string" || given === "") return null;
  try {
    return decodeURIComponent(given);
  } catch {
    return null;
  }
}

/** What its headers alone rule out. */
function refuseBefore(request: Request, publicUrl: string, bytes: number): No | null {
  const {
    "content-type": type = "",
    "content-encoding": encoding = "identity",
    "content-length": length,
  } = request.headers;
  if (isFromForeignOrigin(request, publicUrl))
    return {
      status: 403,
      code: "FOREIGN_ORIGIN",
      message: "Changes with a session cookie are taken from this site's own pages alone.",
    };
  if (/^\s*multipart\//i.test(type))
    return {
      status: 415,
      code: "UNSUPPORTED_MEDIA_TYPE",
      message: "Send the file itself as the body, not a form with the file in it.",
    };
  if (encoding !== "identity")
    return {
      status: 415,
      code: "UNSUPPORTED_MEDIA_TYPE",
      message: "Send the file as it is, without a content encoding.",
    };
  return Number(length ?? 0) > bytes
    ? {
        status: 413,
        code: "PAYLOAD_TOO_LARGE",
        message: `The file is larger than ${bytes / 1024 / 1024} MB.`,
      }
    : null;
}

const statuses: Readonly<Record<string, number>> = { INVALID: 422, NOT_SIGNED_IN: 401 };

function noOf(result: Exclude<Kept, { ok: true }>): No {
  const [refusal] = result.refusals;
  const message = refusal?.message ?? "The file is refused.";
  if (result.fault === "too_large") return { status: 413, code: "PAYLOAD_TOO_LARGE", message };
  if (result.fault === "quota_used_up") return { status: 429, code: "RATE_LIMITED", message };
  const code = refusal?.code ?? "NOT_ALLOWED";
  return { status: statuses[code] ?? 403, code, message };
}

function answerNo(request: Request, response: Response, { status, code, message }: No): void {
  response.once("finish", () => {
    if (request.complete) return;
    request.resume();
    setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
  });
  sendError(response, status, code, message);
}
