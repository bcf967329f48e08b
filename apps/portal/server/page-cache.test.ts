import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, test } from "@jest/globals";
import { PageCache } from "./page-cache.js";

const shared = { "cache-control": "public, max-age=0, must-revalidate", "content-type": "text/html" };

let server: Server | undefined;
/** Told one by one of requests that have come in. */
const arrived: (() => void)[] = [];

/** A server in front of the cache; every request that is nobody's goes through it. */
async function serve(
  render: (key: string) => Promise<Response>,
  clock: { now(): number } = performance,
): Promise<string> {
  const pages = new PageCache(render, clock);
  const started = createServer((request, response) => {
    const key = pages.keyOf(request);
    if (key === null) response.writeHead(200).end("their own page");
    else void pages.serve(key, request, response);
    arrived.shift()?.();
  });
  server = started;
  started.listen(0, "127.0.0.1");
  await once(started, "listening");
  const address = started.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe("pages for readers without a session", () => {
  test("are rendered once for all who wait for them, and then kept", async () => {
    const rendered: string[] = [];
    const origin = await serve(async (key) => {
      rendered.push(key);
      return new Response("<p>hello</p>", { headers: shared });
    });
    const answers = await Promise.all([1, 2, 3].map(() => fetch(`${origin}/articles/a`)));
    answers.push(await fetch(`${origin}/articles/a?utm_source=mail`));
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(Array(4).fill("<p>hello</p>"));
    expect(rendered).toEqual(["/articles/a"]);
  });

  test("show what changed within five seconds", async () => {
    let now = 1_000;
    let revision = 1;
    const render = async () => new Response(`revision ${revision}`, { headers: shared });
    const origin = await serve(render, { now: () => now });
    expect(await (await fetch(`${origin}/articles/a`)).text()).toBe("revision 1");
    revision = 2;
    now += 5_000;
    expect(await (await fetch(`${origin}/articles/a`)).text()).toBe("revision 2");
  });

  test("that say when they changed are not sent again to whoever has them since then", async () => {
    const headers = { ...shared, "last-modified": "Tue, 03 Nov 2026 15:20:00 GMT" };
    const origin = await serve(async () => new Response("<rss/>", { headers }));
    const since = (time: string, more: Record<string, string> = {}) =>
      fetch(`${origin}/feed.xml`, { headers: { "if-modified-since": time, ...more } });
    expect((await since("Tue, 03 Nov 2026 15:20:00 GMT")).status).toBe(304);
    expect((await since("Tue, 03 Nov 2026 15:19:59 GMT")).status).toBe(200);
    expect((await since("nonsense")).status).toBe(200);
    expect((await since("Wed, 04 Nov 2026 00:00:00 GMT", { "if-none-match": '"other"' })).status).toBe(200);
  });

  test("are not sent again to whoever has them", async () => {
    const origin = await serve(async () => new Response("<p>hello</p>", { headers: shared }));
    const first = await fetch(`${origin}/`);
    const etag = first.headers.get("etag") ?? "";
    const again = await fetch(`${origin}/`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get("cache-control")).toBe(shared["cache-control"]);
  });

  test("go out compressed to whoever takes that", async () => {
    const origin = await serve(async () => new Response("<p>hello</p>".repeat(100), { headers: shared }));
    for (const encoding of ["br", "gzip"]) {
      const answer = await fetch(`${origin}/`, { headers: { "accept-encoding": encoding } });
      expect(answer.headers.get("content-encoding")).toBe(encoding);
      expect(await answer.text()).toBe("<p>hello</p>".repeat(100));
    }
  });

  test("that failed are rendered anew the next time", async () => {
    const answers = [new Response("away", { status: 503 }), new Response("back", { headers: shared })];
    const origin = await serve(async () => answers.shift() ?? new Response("no more"));
    expect((await fetch(`${origin}/`)).status).toBe(503);
    expect(await (await fetch(`${origin}/`)).text()).toBe("back");
  });

  test("Q19: that somebody is refused for asking too often are not refused to who waits for them", async () => {
    let rendered = 0;
    let refuse: () => void = () => undefined;
    const refused = new Promise<void>((resolve) => (refuse = resolve));
    const origin = await serve(async () => {
      rendered += 1;
      if (rendered > 1) return new Response("hello", { headers: shared });
      await refused;
      return new Response("too fast", { status: 429 });
    });
    const ask = async (): Promise<Promise<Response>[]> => {
      const waits = new Promise<void>((resolve) => arrived.push(resolve));
      const answer = fetch(`${origin}/articles/a`);
      await waits;
      return [answer];
    };
    const asked = [...(await ask()), ...(await ask())];
    refuse();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([429, 200]);
    expect(rendered).toBe(2);
  });

  test("that are private are not kept", async () => {
    let count = 0;
    const origin = await serve(
      async () => new Response(String(++count), { headers: { "cache-control": "private, no-store" } }),
    );
    expect(await (await fetch(`${origin}/`)).text()).toBe("1");
    expect(await (await fetch(`${origin}/`)).text()).toBe("2");
  });
});

test.each([
  [{ headers: { cookie: "recourse.session_token=abc" } }],
  [{ headers: { authorization: "Bearer abc" } }],
  [{ method: "POST" }],
])("Q20: a request with %j is never answered from what is shared", async (init) => {
  const origin = await serve(async () => new Response("shared", { headers: shared }));
  await fetch(`${origin}/`);
  expect(await (await fetch(`${origin}/`, init)).text()).toBe("their own page");
});
