import { pipeline } from "node:stream/promises";
import { discardUpload, downloadAttachment, keepAttachment, type Actor } from "@recourse/core";
import { attachmentLimits } from "@recourse/policy";
import { Router, type RequestHandler } from "express";
import { notFound, sendError, sendRefusal } from "../http/error-response.js";
import { setFileHeaders } from "../http/file-headers.js";
import { uuidOf } from "../graphql/global-id.js";
import type { Identify } from "../http/identity.js";
import { isFromForeignOrigin } from "../http/origin.js";
import { takeUpload } from "../http/upload.js";
import type { Api } from "../wiring.js";
import { uploadView } from "./attachment.view.js";

/** Of one person at once; the next is told to wait. */
const MOST_AT_ONCE = 6;

/** `POST`: takes a file that its uploader is going to attach to a message. The answer's `id` goes into `attachmentIds`. */
export function createAttachmentUploads(api: Api, identify: Identify): RequestHandler[] {
  const take = takeUpload(api, identify, {
    endpoint: "public",
    bytes: attachmentLimits.bytes,
    keep: (actor, file) => keepAttachment(api.deps, actor, file),
    answer: ({ attachment }, actor) => uploadView(attachment, { ...api, actor }),
  });
  return [fewAtOnce(identify), take];
}

/** `GET /:key`: the file, under an address that was given to this very person a short while ago. `DELETE /:id`: takes an upload back. */
export function createAttachmentRoutes(api: Api, identify: Identify): Router {
  const { deps, attachmentLinks, publicUrl } = api;
  const router = Router();

  router.get("/:key", async (request, response, next) => {
    const { key } = request.params;
    const actor = await identify(request, "public");
    const isGood =
      actor.kind === "person" &&
      attachmentLinks.isGood(key, actor.person.id, request.query, deps.clock.now());
    const found = isGood ? await downloadAttachment(deps, actor, { storageKey: key }) : null;
    if (found === null) {
      notFound(request, response, next);
      return;
    }
    if (!found.ok) {
      sendRefusal(response, found);
      return;
    }
    setFileHeaders(response, found.attachment);
    response.set("cache-control", "private, no-store");
    await pipeline(found.content, response);
  });

  router.delete("/:id", async (request, response, next) => {
    if (isFromForeignOrigin(request, publicUrl)) {
      const words = "Changes with a session cookie are taken from this site's own pages alone.";
      sendError(response, 403, "FOREIGN_ORIGIN", words);
      return;
    }
    const actor = await identify(request, "public");
    const attachmentId = uuidOf("Attachment", request.params.id) ?? "";
    const discarded = await discardUpload(deps, actor, { attachmentId });
    if (discarded.ok) response.status(204).end();
    else notFound(request, response, next);
  });
  return router;
}

/** What waits on the disk of one process until it is looked at is bounded for each person. */
function fewAtOnce(identify: Identify): RequestHandler {
  const underWay = new Map<string, number>();
  return async (request, response, next) => {
    const person = personOf(await identify(request, "public"));
    const count = underWay.get(person) ?? 0;
    if (count >= MOST_AT_ONCE) {
      response.set("retry-after", "5");
      sendError(
        response,
        429,
        "RATE_LIMITED",
        `No more than ${MOST_AT_ONCE} files are taken from one person at once. Try again when one of them is there.`,
      );
      return;
    }
    underWay.set(person, count + 1);
    response.once("close", () => {
      const left = (underWay.get(person) ?? 1) - 1;
      if (left === 0) underWay.delete(person);
      else underWay.set(person, left);
    });
    next();
  };
}

function personOf(actor: Actor): string {
  return actor.kind === "person" ? actor.person.id : actor.kind;
}
