import { readdirSync, readFileSync } from "node:fs";
import { request as sendRequest } from "node:http";
import { join } from "node:path";
import { expect, test } from "./journey.js";
import { people } from "./people.js";

const returnsElsewhere = [
  "//evil.example",
  "/\\evil.example",
  "\\evil",
  "javascript:alert(1)",
  "https://evil.example/tickets",
  "/%2F/evil.example/..//evil.example",
];

test("Q20: the sign-in page leads nowhere else", async ({ request }) => {
  for (const returnTo of returnsElsewhere) {
    const page = await request.get("/sign-in", { params: { returnTo } });
    expect(await page.text()).toMatch(/name="returnTo" value="\/(?!\/|\\)[^"]*"/);
    expect(await page.text()).not.toContain('value="javascript');
  }
});

test("Q20: what is somebody's is for no cache, as a page and as its data", async ({ pageOf, request }) => {
  const page = await pageOf("payingAdmin");
  for (const path of ["/account", "/tickets", "/", "/policies"]) {
    for (const address of [path, path === "/" ? "/_root.data" : `${path}.data`]) {
      const own = await page.request.get(address);
      expect([address, own.status(), own.headers()["cache-control"]]).toEqual([
        address,
        200,
        "private, no-store",
      ]);
    }
  }
  for (const path of [
    "/account.data",
    "/account?_data=routes%2Faccount",
    "/tickets.data",
    "/desk.data",
    "/desk/articles.data",
  ]) {
    const anybody = await request.get(path, { maxRedirects: 0 });
    expect([path, anybody.headers()["cache-control"]]).toEqual([path, "private, no-store"]);
    expect(await anybody.text()).not.toMatch(/@aurora\.example|Aurora/);
  }
});

test("A15: the address of a ticket shows somebody who is not signed in, or no reader of it, nothing but the way in", async ({
  pageOf,
}) => {
  const own = await pageOf("payingAdmin");
  await own.goto("/tickets?show=all");
  const row = own.getByRole("main").getByRole("link").filter({ hasText: "RADIUS" }).first();
  const [subject, href] = [await row.innerText(), (await row.getAttribute("href")) ?? ""];
  expect(href).toMatch(/^\/tickets\/\d+$/);
  const visitor = await pageOf("visitor");
  await visitor.goto(href);
  await expect(visitor).toHaveURL(`/sign-in?returnTo=${encodeURIComponent(href)}`);
  expect(await visitor.content()).not.toContain(subject.split("\n")[0]);
  const stranger = await pageOf("freeAdmin");
  expect((await stranger.goto(href))?.status()).toBe(404);
  expect((await stranger.goto("/tickets/999999"))?.status()).toBe(404);
});

test("Q11: a page of another site changes nothing, however it sends its form", async ({
  pageOf,
  request,
}) => {
  const page = await pageOf("payingAdmin");
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    for (const path of ["/account", "/account.data", "/sign-out", "/tickets/new"]) {
      const sent = await page.request.fetch(path, {
        method,
        headers: { origin: "https://evil.example" },
        form: { intent: "create-token", name: "x" },
        maxRedirects: 0,
      });
      expect([method, path, sent.status()]).toEqual([method, path, 403]);
    }
  }
  // Still signed in.
  expect((await page.request.get("/account", { maxRedirects: 0 })).status()).toBe(200);

  const change = await page.request.post("/graphql", {
    headers: { origin: "https://evil.example" },
    data: { query: 'mutation { accessTokenRevoke(input: { id: "x" }) { userErrors { code } } }' },
  });
  expect([change.status(), (await change.json()).errors[0].extensions.code]).toEqual([403, "FOREIGN_ORIGIN"]);
  expect((await request.get("/graphql?query={__typename}")).status()).toBe(400);
});

test("Q11: pages run their own script alone, by a nonce that is new each time, and nobody frames them", async ({
  pageOf,
}) => {
  const page = await pageOf("payingAdmin");
  const nonces: (string | undefined)[] = [];
  for (let visit = 0; visit < 2; visit += 1) {
    const answer = await page.request.get("/tickets/new");
    const policy = answer.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
    nonces.push(nonce);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toMatch(/nonce="|src="\/|type="application\/ld\+json"/);
  }
  expect(nonces[0]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("A18: no header makes a page of another host, or somebody of nobody", async ({ baseURL }) => {
  const { port, hostname } = new URL(baseURL ?? "");
  const headers = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-forwarded-user": people.lead,
    "x-remote-user": people.lead,
    "x-original-url": "/desk",
    "x-http-method-override": "DELETE",
  };
  for (const path of ["/", "/sign-in", "/sitemap.xml", "/feed.xml", "/tickets", "/desk"]) {
    const sent = sendRequest({ host: hostname, port, path, headers });
    const body = await new Promise<string>((resolve, reject) => {
      sent.once("error", reject);
      sent.once("response", (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.once("end", () =>
          resolve(`${answer.headers.location ?? ""} ${Buffer.concat(parts).toString()}`),
        );
      });
      sent.end();
    });
    expect(body).not.toContain("evil.example");
    expect(body).not.toContain("/sign-out");
  }
});

test("Q19: every answer of the API says what is left of the limit", async ({ request }) => {
  const answer = await request.post("/graphql", { data: { query: "{ supportPolicy { version } }" } });
  const { rateLimit } = (await answer.json()).extensions;
  expect(rateLimit).toEqual({
    limit: 10_000_000,
    remaining: expect.any(Number),
    resetAt: expect.stringMatching(/:00\.000Z$/),
  });
});

test("A35: a browser is given no address and no key of the search server", () => {
  const folder = join(import.meta.dirname, "..", "apps", "portal", "build", "client");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = readFileSync(join(file.parentPath, file.name), "latin1");
    expect([file.name, /MEILI_|:7700/.test(text)]).toEqual([file.name, false]);
  }
});
