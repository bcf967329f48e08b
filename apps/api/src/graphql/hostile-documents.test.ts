import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { createSchemas } from "../schema.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";
import { limits } from "./limits.js";
import { sensitiveFields } from "./sensitive.js";

let database: TestDatabase;
let api: RunningApi;
let admin: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  admin = await api.callerFor((await addAdmin(database.db, {})).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** Refused before any of it ran, and before the database was asked for anything. What grew without bound would not end in time. */
async function refused(query: string, variables: Record<string, unknown> = {}): Promise<string> {
  let answer = await api.ask("{ __typename }");
  const statements = await api.countStatements(async () => {
    answer = await api.ask(query, variables);
  });
  expect([answer.data, statements]).toEqual([null, 0]);
  expect(answer.status).toBe(400);
  return answer.errors.map(({ message }) => message).join(" ");
}

const times = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join(" ");

const revoke = (alias: string): string =>
  `${alias}: accessTokenRevoke(input: { id: "x" }) { userErrors { code } }`;

describe("Q05: sensitive root fields", () => {
  test("are those that give rights or try a secret", () => {
    const { public: everybody, desk } = createSchemas();
    expect([...sensitiveFields(everybody)]).toEqual(
      expect.arrayContaining(["accessTokenCreate", "accessTokenRevoke"]),
    );
    expect([...sensitiveFields(desk)]).toEqual(
      expect.arrayContaining(["accountFactsCorrect", "membershipDeactivate", "staffDeactivate"]),
    );
  });

  test("stand alone in their document", async () => {
    const { errors, data } = await api.ask(`mutation { ${revoke("a")} }`, {}, admin);
    expect([errors, data]).toEqual([[], { a: { userErrors: [{ code: "NOT_FOUND" }] } }]);
  });

  test.each([
    ["aliased", `mutation { ${revoke("a")} ${revoke("b")} }`],
    [
      "in fragments",
      `mutation { ...F ...G } fragment F on Mutation { ${revoke("a")} } fragment G on Mutation { ${revoke("b")} }`,
    ],
    [
      "in one fragment twice",
      `mutation { ...F } fragment F on Mutation { ... on Mutation { ${revoke("a")} } ${revoke("b")} }`,
    ],
    [
      "of two kinds",
      `mutation { ${revoke("a")} accessTokenCreate(input: { name: "x", scopes: [] }) { secret } }`,
    ],
    ["in two operations", `mutation A { ${revoke("a")} } mutation B { ${revoke("a")} }`],
  ])("are refused %s", async (_how, query) => {
    expect(await refused(query)).toContain("at most one root field that gives rights");
  });

  test.each([
    ["aliased", `{ ${times(16, (index) => `a${index}: supportPolicy { version }`)} }`, "Aliases limit of 15"],
    [
      "spread over fragments",
      `{ ${times(16, (index) => `...F${index}`)} } ${times(16, (index) => `fragment F${index} on Query { a${index}: supportPolicy { version } }`)}`,
      "at most 15 root fields",
    ],
    ["repeated", `{ ${times(16, () => "supportPolicy { version }")} }`, "at most 15 root fields"],
  ])("more than fifteen root fields are refused, %s", async (_how, query, words) => {
    expect(await refused(query)).toContain(words);
  });
});

describe("Q06: depth", () => {
  const levels = (depth: number): string => `${"children { ".repeat(depth)}id${" }".repeat(depth)}`;

  test.each([
    ["plain", `{ categories { ${levels(50)} } }`],
    [
      "in inline fragments",
      `{ categories { ${"... on Category { children { ".repeat(50)}id${" } }".repeat(50)} } }`,
    ],
    [
      "in fragments",
      `{ categories { ...F0 } } ${times(50, (index) => `fragment F${index} on Category { children { ${index === 49 ? "id" : `...F${index + 1}`} } }`)}`,
    ],
  ])("of fifty is refused, %s", async (_how, query) => {
    expect(await refused(query)).toContain(`depth limit of ${limits.depth}`);
  });
});

describe("Q07: cost", () => {
  test("of a hundred of a hundred of a hundred is refused", async () => {
    const query = `query ($n: Int!) { tickets(first: $n) { nodes { timeline(first: $n) { nodes { __typename } } } } }`;
    expect(await refused(query, { n: 100 })).toMatch(/costs \d+; at most 2500/);
  });

  test("counts twenty where no page size is given", async () => {
    const page = (size: string): string =>
      `{ tickets${size} { nodes { requester { name } account { name } } } }`;
    const remaining = async (query: string): Promise<number> => {
      const before = await api.ask("{ __typename }", {}, admin);
      const after = await api.ask(query, {}, admin);
      return left(before.extensions) - left(after.extensions);
    };
    expect(await remaining(page(""))).toBe(await remaining(page("(first: 20)")));
    expect(await remaining(page("(first: 10)"))).toBeLessThan(await remaining(page("")));
  });
});

function left(extensions: Record<string, unknown>): number {
  const told: unknown = extensions["rateLimit"];
  return typeof told === "object" && told !== null && "remaining" in told ? Number(told.remaining) : NaN;
}

describe("Q09: documents that are made to be long", () => {
  test.each([
    ["10,000 directives", `{ __typename ${"@skip(if: false) ".repeat(10_000)} }`],
    ["25 directives", `{ __typename ${"@skip(if: false) ".repeat(25)} }`],
    ["100,000 tokens", `{ ${"a ".repeat(100_000)} }`],
    [
      "10,000 fragments",
      `{ ...F0 } ${times(10_000, (index) => `fragment F${index} on Query { __typename }`)}`,
    ],
    ["a fragment that spreads itself", "{ ...F } fragment F on Query { ...F }"],
    ["two that spread each other", "{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }"],
    ["5,000 repeated fields", `{ categories { ${"id ".repeat(5_000)} } }`],
    [
      "fragments that double each time",
      `{ categories { ...F0 } } ${times(60, (index) => `fragment F${index} on Category { id ...F${index + 1} ...F${index + 1} }`)} fragment F60 on Category { id }`,
    ],
    [
      "root fragments that double each time",
      `{ ...F0 } ${times(60, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F60 on Query { __typename }`,
    ],
  ])("are refused at once: %s", async (_what, query) => {
    expect(await refused(query)).not.toBe("");
  });

  test("a document above 1 MB is not even read", async () => {
    const answer = await api.ask(`{ ${"a".repeat(1_000_001)} }`);
    expect([answer.status, answer.errors[0]?.extensions["code"]]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
  });
});

describe("Q02: nobody is helped to guess", () => {
  test.each([
    ["a field", "{ tickts { totalCount } }"],
    ["an argument", "{ tickets(frst: 1) { nodes { id } } }"],
    ["a value of an enum", "{ articles(sort: POPULR) { nodes { id } } }"],
    ["a key of an input", 'mutation { ticketReply(input: { ticketId: "x", bdy: "x" }) { ticket { id } } }'],
    ["a type", "{ node(id: 1) { ... on Tickt { id } } }"],
  ])("%s", async (_what, query) => {
    const { errors } = await api.ask(query);
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, extensions } of errors) {
      expect(message).not.toMatch(/did you mean/i);
      expect(extensions["code"]).toBe("GRAPHQL_VALIDATION_FAILED");
    }
  });
});

describe("Q15: documents by their hash", () => {
  test("are nothing that the API keeps: neither looked up nor registered", async () => {
    const persistedQuery = { version: 1, sha256Hash: "0".repeat(64) };
    for (const body of [
      { extensions: { persistedQuery } },
      { query: "{ __typename }", extensions: { persistedQuery } },
    ]) {
      const response = await fetch(`${api.origin}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      expect(await response.text()).toContain("PERSISTED_QUERY_NOT_SUPPORTED");
    }
  });
});

describe("Q17: variables that are made to be odd", () => {
  const reply = `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { ticket { id } userErrors { code } } }`;
  const tickets =
    "query ($first: Int, $after: String) { tickets(first: $first, after: $after) { nodes { id } } }";

  test.each([
    ["an Int above its range", tickets, { first: 2 ** 31 }],
    ["an Int that is none", tickets, { first: "1" }],
    ["an unknown key", reply, { input: { ticketId: "x", body: "x", idempotencyKey: "x", isAdmin: true } }],
    ["a key of the prototype", reply, JSON.parse('{"input":{"__proto__":{"ticketId":"x"},"body":"x"}}')],
  ])("are refused with a code: %s", async (_what, query, variables) => {
    const { errors, status } = await api.ask(query, variables, admin);
    expect(status).toBeLessThan(500);
    expect(errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  });

  test("what is nested 5,000 deep is refused with a code", async () => {
    const response = await fetch(`${api.origin}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"query":${JSON.stringify(reply)},"variables":{"input":${"[".repeat(5_000)}${"]".repeat(5_000)}}}`,
    });
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([
      400,
      "BAD_USER_INPUT",
    ]);
  });

  test("10 MB of them are not read", async () => {
    const answer = await api.ask(tickets, { after: "x".repeat(10_000_000) });
    expect([answer.status, answer.errors[0]?.extensions["code"]]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
  });

  test.each([
    ["a NUL", "a\u0000b"],
    ["half a surrogate pair", "a\ud800b"],
  ])("are no failure: %s", async (_what, text) => {
    const search = "query ($query: String!) { articleSearch(query: $query) { searchId } }";
    for (const answer of [
      await api.ask(search, { query: text }, admin),
      await api.ask(reply, { input: { ticketId: text, body: text, idempotencyKey: text } }, admin),
    ]) {
      expect(answer.errors.map(({ extensions }) => extensions["code"])).not.toContain("INTERNAL");
    }
  });
});
