import { keepFile, type ArticleFile, type KeepFileResult } from "@recourse/core";
import { fileLimits } from "@recourse/policy";
import type { Request, RequestHandler, Response } from "express";
import { bodyStream } from "../http/body-stream.js";
import { reportFailure } from "../errors.js";
import { correlationIdOf, sendError } from "../http/error-response.js";
import type { Identify } from "../http/identity.js";
import { isFromForeignOrigin } from "../http/origin.js";
import type { Api } from "../wiring.js";

/** After a no, what is still being sent is taken for this long, so that the sender gets to read the answer. */
const LINGER_MS = 5_000;

interface No {
  status: number;
  code: string;
  message: string;
}

/**
 * Takes an image or a file for articles: the body is the file, `x-file-name` its name, percent-encoded. No form of another site can send
 * that header. Whoever comes here is staff (`staffOnly`).
 */
export function createUploadRoute({ deps, log, publicUrl }: Api, identify: Identify): RequestHandler {
  return async (request, response) => {
    const name = nameOf(request);
    const no = name === null ? badName : refuseBefore(request, publicUrl);
    if (name === null || no !== null) {
      answerNo(request, response, no ?? badName);
      return;
    }
    const result = await keepUpload(deps, await identify(request, "desk"), name, request);
    if (result === "broken_off") return;
    if ("full" in result) {
      reportFailure(log, result.full, correlationIdOf(response));
      answerNo(request, response, noRoom);
    } else if (result.ok) response.status(201).set("cache-control", "no-store").json(uploaded(result.file));
    else answerNo(request, response, noOf(result));
  };
}

/** A sender who goes away in the middle is no failure of ours. */
async function keepUpload(
  deps: Api["deps"],
  actor: Parameters<typeof keepFile>[1],
  name: string,
  request: Request,
): Promise<KeepFileResult | "broken_off" | { full: unknown }> {
  try {
    return await keepFile(deps, actor, { name, content: bodyStream(request) });
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
function refuseBefore(request: Request, publicUrl: string): No | null {
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
  return Number(length ?? 0) > fileLimits.fileBytes
    ? {
        status: 413,
        code: "PAYLOAD_TOO_LARGE",
        message: `The file is larger than ${fileLimits.fileBytes / 1024 / 1024} MB.`,
      }
    : null;
}

function noOf(result: Exclude<KeepFileResult, { ok: true }>): No {
  const [refusal] = result.refusals;
  const message = refusal?.message ?? "The file is refused.";
  if (result.fault === "too_large") return { status: 413, code: "PAYLOAD_TOO_LARGE", message };
  return refusal?.code === "INVALID"
    ? { status: 422, code: "INVALID", message }
    : { status: 403, code: refusal?.code ?? "NOT_ALLOWED", message };
}

function answerNo(request: Request, response: Response, { status, code, message }: No): void {
  response.once("finish", () => {
    if (request.complete) return;
    request.resume();
    setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
  });
  sendError(response, status, code, message);
}

function uploaded({ storageKey, name, mediaType, isImage, width, height, bytes }: ArticleFile) {
  return { key: storageKey, url: `/files/${storageKey}`, name, mediaType, width, height, bytes, isImage };
}
