import { keepFile, type ArticleFile } from "@recourse/core";
import { fileLimits } from "@recourse/policy";
import type { RequestHandler } from "express";
import type { Identify } from "../http/identity.js";
import { takeUpload } from "../http/upload.js";
import type { Api } from "../wiring.js";

/** Takes an image or a file for articles. Whoever comes here is staff (`staffOnly`). */
export function createUploadRoute(api: Api, identify: Identify): RequestHandler {
  return takeUpload(api, identify, {
    endpoint: "desk",
    bytes: fileLimits.fileBytes,
    keep: (actor, file) => keepFile(api.deps, actor, file),
    answer: ({ file }) => uploaded(file),
  });
}

function uploaded({ storageKey, name, mediaType, isImage, width, height, bytes }: ArticleFile) {
  return { key: storageKey, url: `/files/${storageKey}`, name, mediaType, width, height, bytes, isImage };
}
