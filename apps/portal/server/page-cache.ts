import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import { pageKey } from "./page-key.js";
import { hasSession } from "./session-cookie.js";

/** Milliseconds. Content that changes must be seen everywhere within 5 seconds. */
const freshFor = 3_000;
/** Bytes, compressed forms included. */
const most = 64 * 1024 * 1024;

interface Page {
  status: number;
  headers: Record<string, string>;
  /** Null for pages that are not kept, such as errors. */
  etag: string | null;
  plain: Buffer;
  gzip?: Buffer;
  brotli?: Buffer;
}

/** Renders a page from its key, for nobody in particular; the request is that of whoever asked first. */
type Render = (key: string, request: IncomingMessage) => Promise<Response>;

/** Keeps what anonymous readers are shown for a few seconds, and answers from it without Express. */
export class PageCache {
  readonly #pages: LRUCache<string, Page>;
  readonly #underWay = new Map<string, Promise<Page>>();

  /** The clock counts milliseconds. */
  constructor(
    private readonly render: Render,
    clock: { now(): number } = performance,
  ) {
    this.#pages = new LRUCache({
      maxSize: most,
      sizeCalculation: ({ plain }) => plain.length * 2 + 1_000,
      ttl: freshFor,
      perf: clock,
    });
  }

  /** The key of a request that is nobody's in particular; null for all others. */
  keyOf(request: IncomingMessage): string | null {
    if (request.method !== "GET" && request.method !== "HEAD") return null;
    if (request.headers.authorization !== undefined || hasSession(request.headers.cookie)) return null;
    return pageKey(request.url ?? "/");
  }

  /** Answers with the page that is at hand, or renders it once for all who wait for it. */
  async serve(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const kept = this.#pages.get(key) ?? (await this.#awaited(key));
    send(kept ?? (await this.#start(key, request)), request, response);
  }

  /** The page that is rendered for somebody else at the moment, unless they are refused it for asking too often. */
  async #awaited(key: string): Promise<Page | null> {
    const page = await this.#underWay.get(key);
    return page === undefined || page.status === 429 ? null : page;
  }

  #start(key: string, request: IncomingMessage): Promise<Page> {
    const page = this.#make(key, request).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, page);
    return page;
  }

  async #make(key: string, request: IncomingMessage): Promise<Page> {
    const rendered = await this.render(key, request);
    const { status } = rendered;
    const shared = status === 200 && rendered.headers.get("cache-control")?.startsWith("public") === true;
    const plain = Buffer.from(await rendered.arrayBuffer());
    const headers = Object.fromEntries(rendered.headers);
    if (!shared) return { status, headers, etag: null, plain };
    const etag = `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
    const page = { status, headers, etag, plain };
    this.#pages.set(key, page);
    return page;
  }
}

function send(page: Page, request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
  response.setHeader("Vary", "Cookie, Accept-Encoding");
  if (page.etag !== null) {
    response.setHeader("ETag", page.etag);
    if (isKnown(page, request)) {
      response.removeHeader("Content-Type");
      response.writeHead(304).end();
      return;
    }
  }
  const body = encoded(page, String(request.headers["accept-encoding"] ?? ""), response);
  response.setHeader("Content-Length", body.length);
  response.writeHead(page.status);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** A date is looked at only without an entity tag (RFC 9110, 13.1.3). */
function isKnown({ etag, headers }: Page, request: IncomingMessage): boolean {
  const tags = request.headers["if-none-match"];
  if (tags !== undefined) return tags.trim() === "*" || tags.split(/\s*,\s*/).includes(etag ?? "");
  const since = Date.parse(request.headers["if-modified-since"] ?? "");
  const modified = Date.parse(headers["last-modified"] ?? "");
  return modified <= since;
}

/** Compressed once for all readers, and only when somebody asks for it. */
function encoded(page: Page, accepted: string, response: ServerResponse): Buffer {
  if (/\bbr\b/.test(accepted)) {
    response.setHeader("Content-Encoding", "br");
    return (page.brotli ??= brotliCompressSync(page.plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
    }));
  }
  if (/\bgzip\b/.test(accepted)) {
    response.setHeader("Content-Encoding", "gzip");
    return (page.gzip ??= gzipSync(page.plain));
  }
  return page.plain;
}
