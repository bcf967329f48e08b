import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import { hasSession } from "./session-cookie.js";
import { pageKey } from "./page-key.js";

/** Content that changes must be seen everywhere within 5 seconds. */
const freshFor = 3_000;
const kept = 64 * 1024 * 1024;

interface Page {
  headers: Record<string, string>;
  etag: string;
  plain: Buffer;
  gzip?: Buffer;
  brotli?: Buffer;
}

/** Renders a page from its key, for nobody in particular. */
type Render = (key: string) => Promise<Response>;

/** Keeps what anonymous readers are shown for a few seconds, and answers from it without Express. */
export class PageCache {
  readonly #pages = new LRUCache<string, Page>({
    maxSize: kept,
    sizeCalculation: (page) => page.plain.length * 2 + 1_000,
    ttl: freshFor,
  });
  readonly #underWay = new Map<string, Promise<Page | Response>>();

  constructor(private readonly render: Render) {}

  /** The key of a request that may be answered from here; null when it is somebody's own or no such page. */
  keyOf(request: IncomingMessage): string | null {
    if (request.method !== "GET" && request.method !== "HEAD") return null;
    if (request.headers.authorization !== undefined || hasSession(request.headers.cookie)) return null;
    return pageKey(request.url ?? "/");
  }

  /** Answers at once when the page is at hand. */
  serveKept(key: string, request: IncomingMessage, response: ServerResponse): boolean {
    const page = this.#pages.get(key);
    if (page === undefined) return false;
    send(page, request, response);
    return true;
  }

  /** Renders the page once for all who wait for it. What may not be shared comes back as a response. */
  async serve(key: string, request: IncomingMessage, response: ServerResponse): Promise<Response | null> {
    const waiting = this.#underWay.get(key);
    const page = await (waiting ?? this.#start(key));
    if (page instanceof Response) return page.bodyUsed || waiting !== undefined ? this.render(key) : page;
    send(page, request, response);
    return null;
  }

  #start(key: string): Promise<Page | Response> {
    const page = this.#make(key).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, page);
    return page;
  }

  async #make(key: string): Promise<Page | Response> {
    const rendered = await this.render(key);
    const shared = rendered.headers.get("cache-control")?.startsWith("public") === true;
    if (rendered.status !== 200 || !shared) return rendered;
    const plain = Buffer.from(await rendered.arrayBuffer());
    const etag = `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
    const page = { headers: Object.fromEntries(rendered.headers), etag, plain };
    this.#pages.set(key, page);
    return page;
  }
}

function send(page: Page, request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
  response.setHeader("ETag", page.etag);
  response.setHeader("Vary", "Cookie, Accept-Encoding");
  if (request.headers["if-none-match"]?.split(/\s*,\s*/).includes(page.etag) === true) {
    response.removeHeader("Content-Type");
    response.writeHead(304).end();
    return;
  }
  const body = encoded(page, String(request.headers["accept-encoding"] ?? ""), response);
  response.setHeader("Content-Length", body.length);
  response.writeHead(200);
  response.end(request.method === "HEAD" ? undefined : body);
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
