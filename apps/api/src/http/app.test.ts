import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { getIntrospectionQuery } from "graphql";
import { auditServer } from "graphql-http";
import { withSignIn } from "../testing/auth-template.js";
import { PUBLIC_URL, startApi, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${api.origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

describe("the API over HTTP", () => {
  test("tells that it lives and that it can serve", async () => {
    expect((await fetch(`${api.origin}/health/live`)).status).toBe(200);
    expect((await fetch(`${api.origin}/health/ready`)).status).toBe(200);
  });

  test("follows the GraphQL over HTTP specification", async () => {
    const results = await auditServer({ url: `${api.origin}/graphql` });
    expect(results.filter(({ status }) => status === "error").map(({ name }) => name)).toEqual([]);
  });

  test("Q02: gives an error a code and the correlation id of the answer's header", async () => {
    const { errors, headers } = await api.ask("{ tickts }");
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toMatchObject({
      code: "GRAPHQL_VALIDATION_FAILED",
      correlationId: headers.get("x-request-id"),
    });
    expect(errors[0]?.message).not.toContain("Did you mean");
  });

  test("Q01: tells its schema, which is in docs/, to whoever asks; the desk's only to staff", async () => {
    const { data, errors } = await api.ask(getIntrospectionQuery());
    expect(errors).toEqual([]);
    expect(data).toHaveProperty("__schema");
    expect(JSON.stringify(data)).not.toContain("accountFactsCorrect");
    expect((await api.askDesk(getIntrospectionQuery())).status).toBe(404);
    // No page to explore it with.
    const page = await fetch(`${api.origin}/graphql`, { headers: { accept: "text/html" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([
      400,
      expect.stringContaining("application/json"),
    ]);
  });

  test("takes over the id that the portal gave the request", async () => {
    const { headers } = await api.ask("{ __typename }", {}, { headers: { "x-request-id": "portal-0001" } });
    expect(headers.get("x-request-id")).toBe("portal-0001");
    const odd = await api.ask("{ __typename }", {}, { headers: { "x-request-id": "a b" } });
    expect(odd.headers.get("x-request-id")).not.toBe("a b");
  });

  test.each([
    ["JSON that is none", "{", {}, 400, "BAD_REQUEST"],
    [
      "a body above 1 MB",
      JSON.stringify({ query: `{ a${"b".repeat(1_000_001)} }` }),
      {},
      413,
      "PAYLOAD_TOO_LARGE",
    ],
    [
      "another charset",
      "{}",
      { "content-type": "application/json; charset=utf-7" },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
  ])(
    "Q03, Q17: says what is wrong with %s, without its insides",
    async (_what, body, headers, status, code) => {
      const answer = await post("/graphql", body, headers);
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ extensions: { code } }] });
      expect(answer.body).not.toMatch(/node_modules|at .*\.[jt]s/);
    },
  );

  test("Q04: answers no batch, and no document of which it must guess the operation", async () => {
    for (const body of [
      '[{"query":"{ __typename }"}]',
      '[{"query":"{ __typename }"},{"query":"{ __typename }"}]',
      '{"query":"query A { __typename } query B { __typename }"}',
    ]) {
      expect((await post("/graphql", body)).status).toBe(400);
    }
  });

  test("Q04, Q11: answers nothing that a form of another page could send", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      expect((await post("/graphql", '{"query":"{ __typename }"}', { "content-type": type })).status).toBe(
        400,
      );
    }
    const bare = await fetch(`${api.origin}/graphql`, {
      method: "POST",
      body: new TextEncoder().encode('{"query":"{ __typename }"}'),
    });
    expect(bare.status).toBe(400);
    expect((await fetch(`${api.origin}/graphql?query={__typename}`)).status).toBe(400);
  });

  test("Q11: lets no other site read an answer", async () => {
    const headers = { origin: "https://evil.test", "access-control-request-method": "POST" };
    const asked = await fetch(`${api.origin}/graphql`, { method: "OPTIONS", headers });
    const { headers: answered } = await api.ask("{ __typename }", {}, { headers });
    for (const got of [asked.headers, answered]) {
      expect([...got.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    }
    expect(answered.get("cross-origin-resource-policy")).toBe("same-origin");
  });

  test("Q20: is for no cache", async () => {
    const answers = [
      await api.ask("{ __typename }"),
      await api.ask("{ nothing }"),
      await fetch(`${api.origin}/auth/get-session`),
    ];
    for (const { headers } of answers) expect(headers.get("cache-control")).toMatch(/no-store/);
  });

  test("Q11: runs nothing that changes anything by GET", async () => {
    const query = encodeURIComponent(
      'mutation { accessTokenRevoke(input: { id: "x" }) { userErrors { code } } }',
    );
    const answer = await fetch(`${api.origin}/graphql?query=${query}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    expect(answer.status).toBe(405);
  });

  test("answers every unknown address alike, and nothing of sign-in that is not served", async () => {
    for (const path of ["/", "/graphql/x", "/auth/sign-up/email", "/auth/update-user", "/files/", "/desk"]) {
      const answer = await post(path, "{}");
      expect([path, answer.status, JSON.parse(answer.body).errors[0].extensions.code]).toEqual([
        path,
        404,
        "NOT_FOUND",
      ]);
    }
  });

  test("Q11: lets nothing of an answer run or be framed", async () => {
    const { headers } = await api.ask("{ __typename }");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("Q03: hides the insides of a failure", async () => {
    const broken = await startApi(database.url, {
      db: Object.assign(Object.create(api.api.deps.db), {
        query: () =>
          Promise.reject(new Error('relation "accounts" does not exist at /srv/recourse/secret.js')),
      }),
    });
    const { errors, data } = await broken.ask("{ ticket(number: 1) { id } }");
    await broken.close();
    expect(data).toEqual({ ticket: null });
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^Something went wrong here/),
        path: ["ticket"],
        locations: [expect.anything()],
        extensions: { code: "INTERNAL", correlationId: expect.any(String) },
      },
    ]);
  });
});

describe("limits", () => {
  const deep = (levels: number): string =>
    `{ categories ${"{ children ".repeat(levels)}{ id }${" }".repeat(levels)} }`;

  test("Q06: on depth, above that of the deepest page", async () => {
    expect((await api.ask(deep(9))).errors).toEqual([]);
    expect((await api.ask(deep(12))).errors[0]?.message).toContain("depth limit");
  });

  test("Q05: on aliases", async () => {
    const { errors } = await api.ask(
      `{ ${Array.from({ length: 16 }, (_, index) => `a${index}: supportPolicy { version }`).join(" ")} }`,
    );
    expect(errors[0]?.message).toContain("Aliases limit");
  });

  test("Q09: on tokens", async () => {
    const { errors } = await api.ask(`{ ${"__typename ".repeat(2_001)} }`);
    expect(errors[0]?.extensions["code"]).toBe("GRAPHQL_PARSE_FAILED");
  });

  test("Q07: on what it costs, with its variables", async () => {
    const query =
      "query ($n: Int!) { tickets(first: $n) { nodes { timeline(first: 50) { nodes { __typename } } } } }";
    expect((await api.ask(query, { n: 5 })).errors).toEqual([]);
    expect((await api.ask(query, { n: 100 })).errors[0]?.extensions["code"]).toBe("TOO_COSTLY");
  });

  test.each([0, -1, 101, 2_147_483_647])("Q08: on the size of a page: %p", async (first) => {
    const { errors } = await api.ask("query ($first: Int) { articles(first: $first) { nodes { id } } }", {
      first,
    });
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "first" });
  });
});

describe("the desk", () => {
  test("is an unknown address to everybody but staff", async () => {
    const { person } = await addAdmin(database.db, {});
    const { cookie = "" } = await api.callerFor(person);
    const unknown = await post("/unknown", '{"query":"{ queueCounts { open } }"}');
    for (const headers of [{}, { cookie, origin: PUBLIC_URL }, { authorization: "Bearer rct_none" }]) {
      const answer = await post("/desk/graphql", '{"query":"{ queueCounts { open } }"}', headers);
      const withoutId = (body: string): string => body.replace(/"correlationId":"[^"]+"/, "");
      expect([answer.status, withoutId(answer.body)]).toEqual([unknown.status, withoutId(unknown.body)]);
    }
    expect((await post("/desk/graphql", "{", { cookie })).status).toBe(404);
    expect((await fetch(`${api.origin}/desk/graphql`)).status).toBe(404);
  });
});
