import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import express from "express";
import { readEnv } from "./env.js";
import { ownFormsOnly } from "./form-origin.js";

let server: Server;
let here: string;

beforeAll(async () => {
  const app = express();
  app.use(ownFormsOnly(readEnv({ PUBLIC_URL: "https://help.example" })));
  app.use((_request, response) => response.send("done"));
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  here = `http://127.0.0.1:${address.port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each([
  ["the public address", "https://help.example", 200],
  ["another site", "https://evil.example", 403],
  ["a site that begins like ours", "https://help.example.evil.example", 403],
  ["a page that hides where it is", "null", 403],
])("Q11: a form sent from %s", async (_sender, origin, status) => {
  const answer = await fetch(here, { method: "POST", headers: { origin } });
  expect(answer.status).toBe(status);
});

test("a form sent from the address that the portal was asked under", async () => {
  expect((await fetch(here, { method: "POST", headers: { origin: here } })).status).toBe(200);
});

test.each(["PUT", "PATCH", "DELETE"])("Q11: any other way to change something: %s", async (method) => {
  expect((await fetch(here, { method, headers: { origin: "https://evil.example" } })).status).toBe(403);
});

test("a script that sends no origin", async () => {
  expect((await fetch(here, { method: "POST" })).status).toBe(200);
});

test("reading is not sending", async () => {
  expect((await fetch(here, { headers: { origin: "https://evil.example" } })).status).toBe(200);
});
