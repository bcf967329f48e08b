import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { sameName, type JsonObject } from "./scim-attributes.js";
import { fault, type ScimFault } from "./scim-fault.js";

export const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
const MOST_LISTED = 200;

/** A resource as it is told, with the version that it has by what it says. */
export interface ScimResource {
  body: JsonObject & { id: string };
  version: string;
  location: string;
}

export interface ResourceParts {
  resourceType: "User" | "Group";
  location: string;
  createdAt: Date;
  updatedAt: Date;
  attributes: JsonObject & { id: string };
}

export function resourceOf({
  resourceType,
  location,
  createdAt,
  updatedAt,
  attributes,
}: ResourceParts): ScimResource {
  const said = createHash("sha256").update(JSON.stringify(attributes)).digest("base64url").slice(0, 22);
  const version = `W/"${said}"`;
  const meta = {
    ...{ resourceType, location, version },
    created: createdAt.toISOString(),
    lastModified: updatedAt.toISOString(),
  };
  return { body: { ...attributes, meta }, version, location };
}

export function sendJson(response: Response, status: number, body: JsonObject): void {
  response
    .status(status)
    .set({ "content-type": "application/scim+json; charset=utf-8", "cache-control": "no-store" })
    .send(JSON.stringify(body));
}

export function sendFault(response: Response, { status, scimType, detail }: ScimFault): void {
  sendJson(response, status, {
    ...{ schemas: [ERROR], status: String(status), detail },
    ...(scimType === undefined ? {} : { scimType }),
  });
}

export function sendResource(
  request: Request,
  response: Response,
  status: number,
  resource: ScimResource,
): void {
  const { version, location } = resource;
  response.set({ etag: version, "content-location": location });
  if (status === 201) {
    response.set("location", location);
  }
  if (request.method === "GET" && tagsOf(request.headers["if-none-match"]).some(isTag(version))) {
    response.status(304).end();
    return;
  }
  sendJson(response, status, chosen(request, resource.body));
}

export interface ListedPage {
  startIndex: number;
  count: number;
}

/** From 1; what is less, or no number, is as good as left out. */
export function pageOf({ query }: Request): ListedPage {
  const number = (text: unknown, otherwise: number) =>
    typeof text === "string" && /^-?\d{1,9}$/.test(text) ? Number(text) : otherwise;
  return {
    startIndex: Math.max(1, number(query["startIndex"], 1)),
    count: Math.min(MOST_LISTED, Math.max(0, number(query["count"], 100))),
  };
}

export function sendList(
  request: Request,
  response: Response,
  { startIndex }: ListedPage,
  { total, resources }: { total: number; resources: readonly JsonObject[] },
): void {
  sendJson(response, 200, {
    schemas: [LIST],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources.map((each) => chosen(request, each)),
  });
}

/** Only where the caller names the version that they mean, and it is another by now (RFC 7644, 3.14). */
export function versionFault({ headers }: Request, { version }: ScimResource): ScimFault | null {
  const tags = tagsOf(headers["if-match"]);
  return tags.length === 0 || tags.includes("*") || tags.some(isTag(version))
    ? null
    : fault(412, "The resource was changed in the meantime. Read it again.");
}

function tagsOf(header: string | undefined): string[] {
  return (header ?? "").split(",").flatMap((tag) => (tag.trim() === "" ? [] : [tag.trim()]));
}

function isTag(version: string): (tag: string) => boolean {
  return (tag) => tag.replace(/^W\//, "") === version.replace(/^W\//, "");
}

const ALWAYS = ["id", "schemas"];

/** With what the caller asks for, or without what they do not want; whole attributes alone. */
function chosen({ query }: Request, body: JsonObject): JsonObject {
  const names = (given: unknown) =>
    typeof given === "string" && given !== ""
      ? given.split(",").map((name) =>
          name
            .trim()
            .replace(/^urn:.*:/i, "")
            .replace(/\..*$/, ""),
        )
      : null;
  const [wanted, unwanted] = [names(query["attributes"]), names(query["excludedAttributes"])];
  const isKept = (key: string) =>
    ALWAYS.includes(key) ||
    (wanted === null
      ? unwanted?.some((name) => sameName(name, key)) !== true
      : wanted.some((name) => sameName(name, key)));
  return Object.fromEntries(Object.entries(body).filter(([key]) => isKept(key)));
}
