import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addStaff,
  addTicket,
  createTestDatabase,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";
import { createSchemas } from "../schema.js";
import { withSignIn } from "../testing/auth-template.js";
import { generateRequests } from "../testing/generated-requests.js";
import { startApi, type Answer, type Caller, type RunningApi } from "../testing/start-api.js";

const schemas = createSchemas();
let database: TestDatabase;
let api: RunningApi;
let admin: Caller;
let lead: Caller;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  const { person, account } = await addAdmin(database.db, {});
  admin = await api.callerFor(person);
  lead = await api.callerFor((await addStaff(database.db, "lead")).person);
  await addTicket(database.db, { accountId: account.id, requesterId: person.id });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** A value of the type with this text wherever a text or an id may stand, also where none need to. */
function filledWith(text: string, type: GraphQLInputType, depth = 0): unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return [filledWith(text, inner.ofType, depth)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter((field) => depth < 4 || isNonNullType(field.type));
    return Object.fromEntries(fields.map((field) => [field.name, filledWith(text, field.type, depth + 1)]));
  }
  const others: Readonly<Record<string, unknown>> = {
    Int: 1,
    Float: 1,
    Boolean: false,
    DateTime: "2026-02-10T18:00:00.000Z",
    LocalDate: "2026-02-10",
  };
  return others[inner.name] ?? text;
}

/** What sleeps is ended by the database, and then a failure. */
const hostile = [
  "id; select pg_sleep(60)--",
  "' or 1=1; drop table tickets; select pg_sleep(60) --",
  `%_\\"'$1{"where":{"id":{"$ne":null}}}\${7*7}`,
];

describe("A37: what stands in an argument is never a part of a statement", () => {
  test.each(
    (["public", "desk"] as const).flatMap((schema) =>
      (["query", "mutation"] as const).flatMap((kind) =>
        hostile.map((text) => [schema, kind, text] as const),
      ),
    ),
  )(
    "in the %s schema, in any %s: %s",
    async (which, kind, text) => {
      const schema = schemas[which];
      const root = kind === "query" ? schema.getQueryType() : schema.getMutationType();
      const fields = root?.getFields() ?? {};
      const failed: string[] = [];
      for (const { name, documents } of generateRequests(schema, kind)) {
        const args = fields[name]?.args ?? [];
        const variables = Object.fromEntries(args.map((arg) => [arg.name, filledWith(text, arg.type)]));
        const answer: Answer = await (which === "desk" ? api.askDesk : api.ask)(
          documents.at(-1) ?? "",
          variables,
          which === "desk" ? lead : admin,
        );
        const codes = answer.errors.map(({ extensions }) => extensions["code"]);
        if (answer.status >= 500 || codes.includes("INTERNAL")) failed.push(`${name}: ${codes.join()}`);
      }
      expect(failed).toEqual([]);
    },
    60_000,
  );

  test("an object is no id, and a hundred thousand ids are too many", async () => {
    const node = "query ($id: ID!) { node(id: $id) { id } }";
    for (const id of [{ where: { id: "x" } }, ["x"], true]) {
      const { errors } = await api.ask(node, { id }, admin);
      expect(errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
    }
    const reply =
      "mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { userErrors { code } } }";
    const attachmentIds = Array.from({ length: 100_000 }, (_, index) => `x${index}`);
    const answer = await api.ask(
      reply,
      { input: { ticketId: "x", body: "x", idempotencyKey: unique("key"), attachmentIds } },
      admin,
    );
    expect(answer.status).toBeLessThan(500);
    expect(answer.data?.["ticketReply"] ?? null).not.toMatchObject({ userErrors: [] });
  });

  test("what stands for anything in LIKE stands for itself", async () => {
    const { errors, data } = await api.ask(
      'query { percent: ticketSearch(query: "%") { nodes { ticket { number } } } line: ticketSearch(query: "_") { nodes { ticket { number } } } }',
      {},
      admin,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ percent: { nodes: [] }, line: { nodes: [] } });
  });
});

describe("A35: filters are values of a type, not a language", () => {
  const slug = unique("staff-only");
  const find =
    'query ($category: ID) { articleSearch(query: "Zyzzyva", categoryId: $category) { hits { article { slug } } } }';
  beforeAll(async () => {
    const { id } = await addArticle(database.db, { title: "Zyzzyva", slug, audience: "staff" });
    await api.api.deps.index.put(id);
    await api.api.deps.index.refreshWords();
    expect(JSON.stringify((await api.askDesk(find, {}, lead)).data)).toContain(slug);
  });

  test.each(['x" OR visibility = "internal', "audience = internal", "*", "x'] OR true OR ['"])(
    "%s opens nothing",
    async (filter) => {
      const { data } = await api.ask(find, { category: filter });
      expect(JSON.stringify(data)).not.toContain(slug);
    },
  );

  test("there is no argument for a filter of one's own, or for which attributes to read", () => {
    const names = Object.values(schemas.public.getQueryType()?.getFields() ?? {}).flatMap(({ args }) =>
      args.map(({ name }) => name),
    );
    expect(
      names.filter((name) => /^(where|orderBy|attributes|offset|page|facets|highlight)/i.test(name)),
    ).toEqual([]);
  });

  test("a page of a billion is refused", async () => {
    const { errors } = await api.ask('{ articleSearch(query: "x", first: 1000000000) { searchId } }');
    expect(errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  });
});

/** Every field that an answer may have: "Type.field". */
function answeredFields(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter((type) => !type.name.startsWith("__") && !roots.some((root) => root === type))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}

describe("A36: what nobody may read is not there to be asked for", () => {
  const telling =
    /password|passphrase|totp|secret|hash|salt|credential|cookie|authUser|(reset|session|invite)Token/i;

  test.each(["public", "desk"] as const)("in the %s schema", (which) => {
    // Of a token that was made this moment, once.
    const allowed = ["AccessTokenCreatePayload.secret"];
    const told = answeredFields(schemas[which]).filter((name) => telling.test(name.split(".")[1] ?? ""));
    expect(told).toEqual(allowed);
  });

  test("and nothing is sorted or filtered by it", () => {
    const values = Object.values(schemas.desk.getTypeMap())
      .filter(isEnumType)
      .filter(({ name }) => /sort|order/i.test(name))
      .flatMap((type) => type.getValues().map(({ name }) => name));
    expect(values.filter((value) => telling.test(value))).toEqual([]);
  });

  test("reading tokens changes none of them, and tells none", async () => {
    const make =
      'mutation { accessTokenCreate(input: { name: "script", scopes: [READ_TICKETS] }) { secret accessToken { id } } }';
    const { data } = await api.ask(make, {}, admin);
    const secret = String(Object(data?.["accessTokenCreate"]).secret);
    const rows = () => database.db.query("select * from access_tokens order by id");
    const before = await rows();
    const listed = await api.ask("{ viewer { accessTokens { __typename id name } } }", {}, admin);
    expect(listed.errors).toEqual([]);
    expect(JSON.stringify(listed.data)).not.toContain(secret);
    expect(JSON.stringify(before)).not.toContain(secret);
    expect(await rows()).toEqual(before);
  });
});

test("Q08: an argument that wants a page has a default and takes no offset", () => {
  const fields = Object.values(schemas.desk.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()));
  const pages = fields.filter(({ type }) => getNamedType(type).name.endsWith("Connection"));
  expect(pages.length).toBeGreaterThan(10);
  for (const { args } of pages) {
    const names = args.map(({ name }) => name);
    expect(names.filter((name) => /^(offset|skip|page|last|before|limit)$/.test(name))).toEqual([]);
    const first = args.find(({ name }) => name === "first");
    if (first !== undefined) expect(first.defaultValue).toEqual(expect.any(Number));
  }
});
