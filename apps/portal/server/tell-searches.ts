import type { IncomingMessage, ServerResponse } from "node:http";
import { isbot } from "isbot";
import { callerAddress } from "./caller-address.js";
import type { Env } from "./env.js";
import { forwardedHeaders } from "./load-context.js";
import { logError } from "./log.js";

/** Requests have a path alone; only to read it. */
const BASE = "http://portal";
/** As app/search/finish-search.server.ts sets it. */
const RECEIPT = "x-search-receipt";
/** What app/search/hit-href.ts writes: the id of a search, and the place of the hit in it. */
const FROM = /^([A-Za-z0-9_-]{10,200})\.([1-9]\d{0,3})$/;

const FINISH =
  "mutation ($input: SearchFinishInput!) { searchFinish(input: $input) { userErrors { code } } }";
const OPEN =
  "mutation ($input: SearchHitOpenInput!) { searchHitOpen(input: $input) { userErrors { code } } }";

export interface Told {
  query: string;
  input: Record<string, unknown>;
}

/**
 * What the API is to be told of a page that went out: results that were shown, or an article that was opened from them. Pages are kept
 * for all readers, so only this server sees each of them. Null for everything else, and for programs and browsers that read ahead.
 */
export function toTell(request: IncomingMessage, status: number, receipt: string | null): Told | null {
  const purpose = String(request.headers["sec-purpose"] ?? request.headers["purpose"] ?? "");
  const agent = request.headers["user-agent"] ?? "";
  if (request.method !== "GET" || (status !== 200 && status !== 304)) return null;
  if (purpose.includes("prefetch") || agent === "" || isbot(agent)) return null;
  // "//" and the like are sent by who tries doors; they are no address.
  const address = URL.canParse(request.url ?? "/", BASE) ? new URL(request.url ?? "/", BASE) : null;
  if (address === null) return null;
  const { pathname, searchParams } = address;
  if (pathname === "/search" && receipt !== null) {
    return { query: FINISH, input: { receipt, channel: "SEARCH_PAGE" } };
  }
  const slug = /^\/articles\/([^/]+)$/.exec(pathname)?.[1];
  const [, searchId, place] = FROM.exec(searchParams.get("from") ?? "") ?? [];
  return slug === undefined || searchId === undefined
    ? null
    : { query: OPEN, input: { searchId, slug: slug.slice(0, 300), place: Number(place) } };
}

/** Tells the API once the page went out, in the reader's name; nobody waits for it, and a reader never notices when it fails. */
export function tellSearches(env: Env, request: IncomingMessage, response: ServerResponse): void {
  response.once("finish", () => {
    const receipt = response.getHeader(RECEIPT);
    const told = toTell(request, response.statusCode, typeof receipt === "string" ? receipt : null);
    if (told !== null) void send(env, request, told);
  });
}

async function send(env: Env, request: IncomingMessage, { query, input }: Told): Promise<void> {
  const { cookie, "user-agent": agent } = request.headers;
  try {
    await fetch(`${env.API_URL}/graphql`, {
      method: "POST",
      headers: {
        ...forwardedHeaders(env, callerAddress(request, env.TRUST_PROXY)),
        "content-type": "application/json",
        origin: env.PUBLIC_URL,
        ...(cookie !== undefined && { cookie }),
        ...(agent !== undefined && { "user-agent": agent }),
      },
      body: JSON.stringify({ query, variables: { input } }),
      signal: AbortSignal.timeout(10_000),
    });
  } catch (error) {
    logError("searches", error);
  }
}
