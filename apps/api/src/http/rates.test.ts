import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Answer, type Caller, type RunningApi } from "../testing/start-api.js";
import { networkOf } from "./rates.js";

let database: TestDatabase;
const running: RunningApi[] = [];

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
});
afterEach(async () => {
  for (const api of running.splice(0)) await api.close();
  // Each test has a minute of its own.
  await database.db.query("delete from rate_limit_counts");
});
afterAll(() => database.drop());

async function start(settings: Record<string, string> = {}): Promise<RunningApi> {
  // The minute does not end in the middle of a test.
  const clock = { now: () => new Date("2026-04-14T16:00:12Z") };
  const api = await startApi(database.url, { clock }, settings);
  running.push(api);
  return api;
}

/** As the portal's server says where a request came from. */
function from(address: string, caller: Caller = {}): Caller {
  return { ...caller, headers: { "x-forwarded-for": address } };
}

const revoke = 'mutation { accessTokenRevoke(input: { id: "x" }) { userErrors { code } } }';
const code = ({ errors }: Answer): unknown => errors[0]?.extensions["code"];

describe("rate limits", () => {
  test("Q19: are told with every answer", async () => {
    const api = await start({ RATE_LIMIT_ANONYMOUS: "5000" });
    const { extensions } = await api.ask("{ supportPolicy { version } }");
    // Ten for the request, and one for each object.
    expect(extensions["rateLimit"]).toEqual({
      limit: 5000,
      remaining: 4989,
      resetAt: "2026-04-14T16:01:00.000Z",
    });
    const wrong = await api.ask("{ nothing }");
    expect(wrong.extensions["rateLimit"]).toMatchObject({ remaining: 4989 });
  });

  test("Q19: count what is asked for, not how many requests it is split into", async () => {
    const api = await start({ RATE_LIMIT_ANONYMOUS: "5000" });
    const costly = `{ articles(first: 100) { nodes { category { parent { parent { title } } } } } }`;
    const cheap = "{ __typename }";
    const used = async (query: string, address: string): Promise<number> => {
      const { extensions } = await api.ask(query, {}, from(address));
      return 5000 - Number(Object(extensions["rateLimit"]).remaining);
    };
    expect(await used(cheap, "192.0.2.1")).toBe(10);
    expect(await used(costly, "192.0.2.2")).toBeGreaterThan(300);
    const aliased = `{ ${["a", "b", "c"].map((alias) => `${alias}: ${costly.slice(2, -2)}`).join(" ")} }`;
    expect(await used(aliased, "192.0.2.3")).toBeGreaterThan(900);
  });

  test("Q19: refuse with a code and the seconds to wait, and let everybody else through", async () => {
    const api = await start({ RATE_LIMIT_ANONYMOUS: "5000", RATE_LIMIT_PERSON: "5000" });
    const person = await api.callerFor((await addAdmin(database.db, {})).person);
    const other = await api.callerFor((await addAdmin(database.db, {})).person);
    // A thousand points each.
    for (let index = 0; index < 4; index += 1) await api.ask(revoke, {}, person);
    const refused = await api.ask(revoke, {}, person);
    expect([refused.status, refused.data, code(refused)]).toEqual([429, null, "THROTTLED"]);
    expect(refused.errors[0]?.extensions).toEqual({
      code: "THROTTLED",
      retryAfter: 48,
      correlationId: expect.any(String),
    });
    expect(refused.headers.get("retry-after")).toBe("48");
    expect(refused.extensions["rateLimit"]).toMatchObject({ limit: 5000 });
    for (const caller of [other, {}]) expect((await api.ask(revoke, {}, caller)).status).toBe(200);
  });

  test("Q19: of a person hold over all their sessions, tokens and addresses", async () => {
    const api = await start({ RATE_LIMIT_PERSON: "5000" });
    const { person } = await addAdmin(database.db, {});
    const caller = await api.callerFor(person);
    const sessions = [caller, { cookie: await api.signIn(person.email) }];
    const answers: Answer[] = [];
    for (let index = 0; index < 6; index += 1) {
      answers.push(await api.ask(revoke, {}, from(`192.0.2.${index}`, sessions[index % 2])));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429, 429]);
  });

  test("Q19: hold over several processes", async () => {
    const settings = { RATE_LIMIT_ANONYMOUS: "5000" };
    const apis = [await start(settings), await start(settings)];
    let through = 0;
    for (let index = 0; index < 30; index += 1) {
      const answer = await apis[index % 2]?.ask(revoke, {}, from("192.0.2.7"));
      if (answer?.status === 200) through += 1;
    }
    // Without sharing it would be eight.
    expect(through).toBeGreaterThanOrEqual(4);
    expect(through).toBeLessThanOrEqual(6);
  });

  test("Q19: hold for requests that are refused for other reasons, before anything is looked up", async () => {
    const api = await start({ RATE_LIMIT_REQUESTS: "60" });
    const caller = { ...from("192.0.2.9"), token: "rct_a_guess" };
    for (let index = 0; index < 60; index += 1) expect((await api.ask("{ x }", {}, caller)).status).toBe(401);
    let refused = await api.ask("{ x }");
    const statements = await api.countStatements(async () => {
      refused = await api.ask("{ x }", {}, caller);
    });
    expect([refused.status, code(refused), statements]).toEqual([429, "THROTTLED", 0]);
    expect(refused.headers.get("retry-after")).toBe("48");
    // All that this address asks for, and nothing that another one does.
    for (const path of ["/auth/get-session", "/attachments/x", "/exports/tickets.csv", "/nothing"]) {
      expect(
        (await fetch(`${api.origin}${path}`, { headers: { "x-forwarded-for": "192.0.2.9" } })).status,
      ).toBe(429);
    }
    expect((await api.ask("{ __typename }", {}, from("192.0.2.10"))).status).toBe(200);
    expect(
      (await fetch(`${api.origin}/health/ready`, { headers: { "x-forwarded-for": "192.0.2.9" } })).status,
    ).toBe(200);
  });

  test("A18, A20: what a request says of itself changes nothing", async () => {
    const api = await start({ RATE_LIMIT_REQUESTS: "60" });
    const { person } = await addAdmin(database.db, {});
    const claims = (index: number): Record<string, string> => ({
      // The last one is what the portal saw; whatever stands before it was claimed.
      "x-forwarded-for": `198.51.100.${index}, 203.0.113.5`,
      forwarded: `for=198.51.100.${index}`,
      "x-real-ip": `198.51.100.${index}`,
      "cf-connecting-ip": `198.51.100.${index}`,
      "x-recourse-client-address": `198.51.100.${index}`,
      "x-remote-user": person.email,
      "x-forwarded-user": person.email,
      "x-user-id": person.id,
      "x-original-url": "/desk/graphql",
      "x-http-method-override": "GET",
    });
    const asked: Answer[] = [];
    for (let index = 0; index < 62; index += 1) {
      asked.push(
        await api.ask("{ viewer { person { id } } }", { userId: person.id }, { headers: claims(index) }),
      );
    }
    expect(asked.slice(0, 60).map(({ status }) => status)).toEqual(Array(60).fill(200));
    expect(asked[0]?.data).toEqual({ viewer: { person: null } });
    expect(asked.slice(60).map(({ status }) => status)).toEqual([429, 429]);
  });
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["64:ff9b::192.0.2.1", "64:ff9b:0:0"],
])("the network of %s is %s", (address, network) => expect(networkOf(address)).toBe(network));
