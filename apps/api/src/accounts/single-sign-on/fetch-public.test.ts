import { createServer } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { MockAgent } from "undici";
import { createPublicFetch } from "./fetch-public.js";
import { createIdentityProviders } from "./openid-providers.js";
import { checkPublicUrl, isPublicAddress, publicLookup } from "./public-address.js";

const request = { method: "GET", headers: {}, body: null };

describe("A39: what a customer's issuer may lead to", () => {
  test.each([
    ["93.184.215.14", true],
    ["2606:4700::6810:84e5", true],
    ["127.0.0.1", false],
    ["127.8.8.8", false],
    ["0.0.0.0", false],
    ["10.1.2.3", false],
    ["172.16.0.1", false],
    ["192.168.1.1", false],
    ["169.254.169.254", false],
    ["100.100.100.200", false],
    ["198.18.0.1", false],
    ["224.0.0.1", false],
    ["255.255.255.255", false],
    ["::", false],
    ["::1", false],
    ["::ffff:127.0.0.1", false],
    ["::ffff:a9fe:a9fe", false],
    ["64:ff9b::a9fe:a9fe", false],
    ["64:ff9b:1::7f00:1", false],
    ["2002:7f00:1::", false],
    ["fd00:ec2::254", false],
    ["fe80::1%eth0", false],
    ["not an address", false],
  ])("%s: %s", (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  test.each([
    "http://login.example.com/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://017700000001/",
    "https://[::ffff:10.0.0.1]/",
    "ftp://login.example.com/",
  ])("%s is not fetched", (address) => {
    expect(() => checkPublicUrl(address)).toThrow(/no address of the public internet/);
  });

  test("a name is refused where any of its addresses is not public, and connected to what was looked at", async () => {
    const resolve = (...addresses: string[]): Promise<unknown> =>
      new Promise((settle) => {
        const found = addresses.map((address) => ({ address, family: 4 }));
        const look = publicLookup((_host, _options, tell) => tell(null, found));
        look("idp.example", {}, (error, address) => settle(error?.message ?? address));
      });
    expect(await resolve("93.184.215.14")).toBe("93.184.215.14");
    expect(await resolve("93.184.215.14", "127.0.0.1")).toMatch(/no address of the public/);
    expect(await resolve("169.254.169.254")).toMatch(/no address of the public/);
    expect(await resolve()).toMatch(/no address of the public/);
  });

  test("no connection is made to a name of this machine", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const outside = createPublicFetch();
    await expect(outside.fetch(`https://localhost:${port}/`, request)).rejects.toMatchObject({
      cause: { name: "ForbiddenAddressError" },
    });
    await outside.close();
    await new Promise((resolve) => server.close(resolve));
    expect(connections).toBe(0);
  });

  test("no redirect is followed, and no more is read than a document can be long", async () => {
    const world = new MockAgent();
    world.disableNetConnect();
    const outside = createPublicFetch(world);
    const idp = world.get("https://idp.example");
    idp
      .intercept({ path: "/.well-known/openid-configuration" })
      .reply(302, "", { headers: { location: "https://10.0.0.1/" } });
    const providers = createIdentityProviders({ fetch: (url, options) => outside.fetch(url, options) });
    const settings = { issuer: "https://idp.example", clientId: "x", clientSecret: "y" };
    const visit = {
      state: "s",
      nonce: "n",
      codeVerifier: "v".repeat(43),
      redirectUri: "https://help.test/x",
    };
    expect(await providers.begin(settings, visit, null)).toMatchObject({ ok: false, fault: "away" });
    idp.intercept({ path: "/" }).reply(200, "x".repeat(1_000_001));
    await expect(outside.fetch("https://idp.example/", request)).rejects.toThrow(/more than 1000000 bytes/);
    await outside.close();
  });
});
