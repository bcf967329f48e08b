import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, test } from "@jest/globals";
import express from "express";
import { apiProxy } from "./api-proxy.js";
import { readEnv } from "./env.js";

const servers: Server[] = [];

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function portal(apiUrl: string): Promise<string> {
  const app = express();
  app.use(apiProxy(readEnv({ API_URL: apiUrl, PUBLIC_URL: "https://help.example" })));
  app.use((_request, response) => response.status(404).send("a page"));
  return listen(app);
}

describe("what the portal passes on to the API", () => {
  test("A18: carries the caller's address as the portal saw it, not as the caller claims it", async () => {
    let seen: IncomingHttpHeaders = {};
    const api = await listen((request, response) => {
      seen = request.headers;
      request.pipe(response);
    });
    const answer = await fetch(`${await portal(api)}/graphql`, {
      method: "POST",
      body: "{}",
      headers: {
        "x-forwarded-for": "6.6.6.6",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "http",
        forwarded: "for=6.6.6.6",
      },
    });
    expect(await answer.text()).toBe("{}");
    expect(seen).toMatchObject({
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": "help.example",
      "x-forwarded-proto": "https",
    });
    expect(seen["forwarded"]).toBeUndefined();
  });

  test.each([
    "/graphql",
    "/graphql?query=x",
    "/desk/graphql",
    "/auth/sign-in/email",
    "/files/a.png",
    "/attachments/a?code=x",
    "/scim/v2/Users?filter=userName%20eq%20%22a%22",
    "/webhooks/stripe",
  ])("%s goes to the API", async (path) => {
    const api = await listen((request, response) => response.end(request.url));
    expect(await (await fetch((await portal(api)) + path)).text()).toBe(path);
  });

  test.each(["/", "/graphqlx", "/desk", "/desk/graphqlx", "/authors", "/filesystem"])(
    "%s is the portal's own",
    async (path) => {
      const api = await listen((_request, response) => response.end("the API"));
      expect(await (await fetch((await portal(api)) + path)).text()).toBe("a page");
    },
  );

  test("an upload is on its way to the API while it still comes in, and comes through whole", async () => {
    let seen = 0;
    let firstSeen: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (firstSeen = resolve));
    const api = await listen((request, response) => {
      request.on("data", (chunk: Buffer) => {
        seen += chunk.length;
        firstSeen();
      });
      request.on("end", () => response.writeHead(201).end(String(seen)));
    });
    const megabyte = new Uint8Array(1024 * 1024);
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(megabyte);
        // Nothing more is sent before the API has seen this much.
        await first;
        for (let sent = 1; sent < 40; sent += 1) controller.enqueue(megabyte);
        controller.close();
      },
    });
    const options = { method: "POST", body, duplex: "half" as const };
    const answer = await fetch(`${await portal(api)}/files`, options);
    expect([answer.status, await answer.text()]).toEqual([201, String(40 * megabyte.length)]);
  });

  test("while the API is away callers are told to come back", async () => {
    const api = await listen((_request, response) => response.end());
    servers.at(-1)?.close();
    const answer = await fetch(`${await portal(api)}/graphql`, { method: "POST", body: "{}" });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("10");
  });
});
