import "reflect-metadata";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addEndUser,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeArticleIndex,
  FakeClock,
  type TestDatabase,
} from "@recourse/testing";
import { createSchemas } from "../schema.js";
import { withSignIn } from "../testing/auth-template.js";
import { makeForeignObjects, SECRET_WORD } from "../testing/foreign-objects.js";
import { generateRequests, type GeneratedRequest, type IdPlace } from "../testing/generated-requests.js";
import { startApi, type Answer, type Caller, type RunningApi } from "../testing/start-api.js";
import { globalId, idTypes, type IdType } from "./global-id.js";

const schemas = createSchemas();
let database: TestDatabase;
let api: RunningApi;
let foreign: Record<IdType, string>;
let own: Record<string, string>;
let lead: Caller;
let rowsBefore: string[];
/** Who asks, and what of the foreign objects they know all the same. */
const strangers: { caller: Caller; knows: IdType[] }[] = [];

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url, {
    clock: new FakeClock(),
    index: new FakeArticleIndex(),
  });
  const { deps } = api.api;
  const owner = await addAdmin(db);
  const leading = await addStaff(db, "lead");
  await db.query("update people set name = $2, email = $3 where id = $1", [
    owner.person.id,
    `Ada ${SECRET_WORD}`,
    `${SECRET_WORD}@customer.test`,
  ]);
  foreign = await makeForeignObjects({ deps, owner, lead: leading });
  const stranger = await addAdmin(db);
  const ticket = await addTicket(db, { accountId: stranger.account.id, requesterId: stranger.person.id });
  const article = await addArticle(db, { audience: "public" });
  own = {
    ticketId: globalId("Ticket", ticket.id),
    accountId: globalId("Account", stranger.account.id),
    articleId: globalId("Article", article.id),
  };
  const endUser = await addEndUser(db, { account: owner.account });
  strangers.push(
    { caller: await api.callerFor(stranger.person), knows: [] },
    { caller: await api.callerFor(endUser.person), knows: ["Account"] },
    { caller: {}, knows: [] },
  );
  lead = await api.callerFor(leading.person);
  rowsBefore = await rowsOfForeign();
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

type Ask = RunningApi["ask"];

/** Ids of our own wherever one is wanted, and `id` at the place that is looked at. */
function variablesWith(request: GeneratedRequest, place: IdPlace, id: string): Record<string, unknown> {
  const looked = place.join(".");
  return request.variables((at) => (at.join(".") === looked ? id : (own[at.at(-1) ?? ""] ?? null)));
}

const documentsTaken = new Map<readonly string[], string>();

/** The request that tells most of those that the server takes. */
async function ask(
  asking: Ask,
  { name, documents }: GeneratedRequest,
  variables: Record<string, unknown>,
  caller: Caller,
): Promise<Answer> {
  const known = documentsTaken.get(documents);
  for (const document of known === undefined ? documents : [known]) {
    const answer = await asking(document, variables, caller);
    const tooMuch = answer.errors.some(
      ({ extensions, message }) =>
        extensions["code"] === "TOO_COSTLY" || /depth|aliases|\d+ tokens/i.test(message),
    );
    if (!tooMuch) {
      documentsTaken.set(documents, document);
      return answer;
    }
  }
  throw new Error(`The server takes no request of ${name}.`);
}

/** What an answer says, without what differs from request to request. */
function saidBy({ status, data, errors }: Answer, id: string): string {
  const told = JSON.stringify({
    status,
    data,
    errors: errors.map(({ message, path, extensions }) => ({ message, path, code: extensions["code"] })),
  });
  return told
    .replaceAll(id, "<id>")
    .replaceAll(/"(id|searchId|receipt|startCursor|endCursor)":"[^"]*"/g, '"$1":"<varies>"')
    .replaceAll(/"(number|queuePlace)":\d+/g, '"$1":"<varies>"');
}

/** Every row that names one of the foreign objects, as text. */
async function rowsOfForeign(): Promise<string[]> {
  const { db } = database;
  const tables = await db.query<{ name: string }[]>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  // A ticket says after which search it was asked for, whoever searched: nothing is read by that.
  const ids = idTypes.filter((type) => type !== "Search").map((type) => foreign[type]);
  const rows = await Promise.all(
    tables.map(({ name }) =>
      db.query<{ row: string }[]>(
        `select '${name} ' || t::text as row from ${name} t where t::text like any ($1) order by 1`,
        [ids.map((id) => `%${id}%`)],
      ),
    ),
  );
  return rows.flat().map(({ row }) => row);
}

const readingAndWriting = [
  ...generateRequests(schemas.public, "query"),
  ...generateRequests(schemas.public, "mutation"),
];
const withIds = readingAndWriting.flatMap((request) =>
  request.idPlaces.map((place): [string, GeneratedRequest, IdPlace] => [
    `${request.name}, ${place.join(".")}`,
    request,
    place,
  ]),
);

test("there are ids to try", () => {
  expect(withIds.map(([name]) => name)).toEqual(
    expect.arrayContaining(["node, id", "ticketReply, input.ticketId", "supportDecision, input.accountId"]),
  );
});

/** What a place may be an id of, by its name. An id of anything else is refused before anybody asks whose it is: one stranger tries these. */
function fitting(place: IdPlace): readonly IdType[] {
  const name = String(place.at(-1)).replace(/Ids?$/, "").toLowerCase();
  const named = idTypes.filter((type) => type.toLowerCase() === name);
  return named.length === 0 ? idTypes : named;
}

describe.each(withIds)("%s", (_name, request, place) => {
  test("Q12, Q13, A21, A22, A30: what one may not know of is answered as what does not exist, and nothing of it changes", async () => {
    for (const [number, { caller, knows }] of strangers.entries()) {
      const tried = number === 0 ? idTypes : fitting(place);
      for (const type of tried.filter((each) => !knows.includes(each))) {
        const forbidden = globalId(type, foreign[type]);
        const unknown = globalId(type, randomUUID());
        const [ofForbidden, ofUnknown] = await Promise.all([
          ask(api.ask, request, variablesWith(request, place, forbidden), caller),
          ask(api.ask, request, variablesWith(request, place, unknown), caller),
        ]);
        const said = saidBy(ofForbidden, forbidden);
        expect([type, said]).toEqual([type, saidBy(ofUnknown, unknown)]);
        expect(said).not.toContain(SECRET_WORD);
      }
    }
    expect(await rowsOfForeign()).toEqual(rowsBefore);
  });
});

describe.each(generateRequests(schemas.public, "query").map((request) => [request.name, request] as const))(
  "%s, without any id",
  (_name, request) => {
    test("Q12, Q13: tells strangers nothing of what is not theirs", async () => {
      for (const { caller } of strangers) {
        const answer = await ask(
          api.ask,
          request,
          request.variables(() => null),
          caller,
        );
        expect(JSON.stringify(answer.data)).not.toContain(SECRET_WORD);
      }
    });
  },
);

const onTheDesk = [
  ...generateRequests(schemas.desk, "query"),
  ...generateRequests(schemas.desk, "mutation"),
].map((request) => [request.name, request] as const);

describe.each(onTheDesk)("%s, on the desk", (_name, request) => {
  test("Q13, Q14: is nowhere for customers and visitors", async () => {
    for (const { caller } of strangers) {
      const answer = await api.askDesk(
        request.documents[0] ?? "",
        request.variables(() => null),
        caller,
      );
      expect([answer.status, answer.data]).toEqual([404, null]);
    }
  });

  test("Q12: takes ids of nothing, of something else and of no kind at all for unknown", async () => {
    // What is asked of something unknown matters little: the least is asked, which is quick.
    const least = { ...request, documents: request.documents.slice(-1) };
    const ids = [...idTypes.map((type) => globalId(type, randomUUID())), "", "none", "VGlja2V0OjE"];
    for (const place of request.idPlaces) {
      const codes = await Promise.all(
        ids.map(async (id) => {
          const { errors } = await ask(api.askDesk, least, variablesWith(request, place, id), lead);
          return errors.map(({ extensions }) => `${String(extensions["code"])} for ${id}`);
        }),
      );
      expect(codes.flat().filter((code) => !code.startsWith("BAD_USER_INPUT"))).toEqual([]);
    }
  });
});
