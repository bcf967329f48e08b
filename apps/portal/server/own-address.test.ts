import { once } from "node:events";
import { createServer, request as send, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import express from "express";
import { readEnv } from "./env.js";
import { ownFormsOnly } from "./form-origin.js";
import { underOwnAddress } from "./own-address.js";

let server: Server;

beforeAll(async () => {
  const env = readEnv({ PUBLIC_URL: "https://help.example", TRUST_PROXY: "1" });
  const app = express();
  app.set("trust proxy", env.TRUST_PROXY);
  app.use(ownFormsOnly(env), underOwnAddress(env));
  app.use((request, response) => response.send(`${request.protocol}://${request.hostname}`));
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function seenBy(method: string, headers: Record<string, string>): Promise<string> {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : null;
  const request = send({ port: port ?? 0, host: "127.0.0.1", method, headers });
  request.end();
  const [answer] = await once(request, "response");
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return Buffer.concat(parts).toString();
}

test.each([
  ["the host that it names", { host: "evil.example" }],
  ["the host that a proxy is said to have seen", { "x-forwarded-host": "evil.example" }],
  ["the protocol that a proxy is said to have seen", { "x-forwarded-proto": "ftp" }],
  ["another address altogether", { "x-original-url": "/desk", "x-rewrite-url": "/desk" }],
])("A18: pages are rendered for the configured address, not for %s", async (_what, headers) => {
  expect(await seenBy("GET", { host: "127.0.0.1", ...headers })).toBe("https://help.example");
  expect(await seenBy("POST", { host: "127.0.0.1", ...headers })).toBe("https://help.example");
});

test("A18: a form is of the page that it was sent from", async () => {
  const own = { host: "help.example", origin: "https://help.example" };
  expect(await seenBy("POST", own)).toBe("https://help.example");
  expect(await seenBy("POST", { ...own, "x-forwarded-host": "evil.example" })).toBe("https://help.example");
});
