import "reflect-metadata";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  actorOf,
  addAccount,
  addAdmin,
  addMembership,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeArticleIndex,
  FakeClock,
  type TestDatabase,
} from "@recourse/testing";
import { globalId, idTypes, type IdType } from "../graphql/global-id.js";
import { createSchemas } from "../schema.js";
import { withSignIn } from "../testing/auth-template.js";
import { BrowserSession } from "../testing/browser-session.js";
import { makeForeignObjects, SECRET_WORD } from "../testing/foreign-objects.js";
import { generateRequests } from "../testing/generated-requests.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

const OTHER_NAME = "The Other Account";
const requests = generateRequests(createSchemas().public, "query");
let database: TestDatabase;
let api: RunningApi;
let person: { id: string; email: string };
let here: { id: string };
let there: { id: string };
let things: Record<IdType, string>;

/** Somebody who administers two accounts; everything that there can be is in the other one, and theirs. */
beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url, { clock: new FakeClock(), index: new FakeArticleIndex() });
  const admin = await addAdmin(db);
  person = admin.person;
  here = admin.account;
  const account = await addAccount(db, { name: OTHER_NAME });
  there = account;
  await addMembership(db, { accountId: there.id, personId: person.id, role: "admin" });
  const actor = await actorOf(db, person, { channel: "portal", speaksFor: there.id });
  const owner = { person: admin.person, actor, account };
  things = await makeForeignObjects({ deps: api.api.deps, owner, lead: await addStaff(db, "lead") });
  // What they asked there when they were deactivated stays theirs: there.
  await db.query(
    `insert into decisions (decided_at, received_at, channel, account_id, person_id, kind, outcome, level, opens_ticket, policy_version, facts, reasons, decision, subject, body)
     select decided_at, received_at, channel, account_id, person_id, kind, 'refuse', level, false, policy_version,
       jsonb_set(facts, '{requester,active}', 'false'), reasons, decision, $2, $2 from decisions where id = $1`,
    [things.Decision, `The ${SECRET_WORD} of a time before`],
  );
  await addTicket(db, { accountId: here.id, requesterId: person.id, subject: "Of this account" });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function speaking(account: { id: string } | null): Promise<BrowserSession> {
  const browser = BrowserSession.of(api, await api.callerFor(person));
  if (account !== null) expect((await choose(browser, account.id)).status).toBe(200);
  return browser;
}

function choose(browser: BrowserSession, accountId: string) {
  return browser.post("/account-choice", { accountId: globalId("Account", accountId) });
}

/** Everything that every public query tells, with ids of this account, and with those of the other at each place in turn. */
async function everythingTold(caller: Caller): Promise<string> {
  const told: unknown[] = [];
  for (const { documents, idPlaces, variables } of requests) {
    const ids = idTypes.map((type) => globalId(type, things[type]));
    const asked = [
      variables((place) => (place.at(-1) === "accountId" ? globalId("Account", here.id) : null)),
      variables(() => null),
      ...idPlaces.flatMap((place) =>
        ids.map((id) => variables((at) => (at.join(".") === place.join(".") ? id : null))),
      ),
    ];
    for (const values of asked) told.push(await tell(documents, values, caller));
  }
  const search = `{ ticketSearch(query: "${SECRET_WORD}") { nodes { ticket { subject } } } }`;
  told.push((await api.ask(search, {}, caller)).data);
  const [{ number } = { number: 0 }] = await database.db.query<{ number: string }[]>(
    "select number from tickets where id = $1",
    [things.Ticket],
  );
  const byNumber = `{ ticket(number: ${number}) { subject participants { name } } }`;
  told.push((await api.ask(byNumber, {}, caller)).data);
  for (const path of [
    "/exports/tickets.csv?show=all",
    `/account/audit.jsonl?account=${globalId("Account", there.id)}`,
  ]) {
    const answer = await fetch(`${api.origin}${path}`, { headers: { cookie: caller.cookie ?? "" } });
    told.push(await answer.text());
  }
  return JSON.stringify(told);
}

async function tell(documents: string[], values: Record<string, unknown>, caller: Caller): Promise<unknown> {
  for (const document of documents) {
    const answer = await api.ask(document, values, caller);
    if (
      !answer.errors.some(
        ({ message, extensions }) =>
          extensions["code"] === "TOO_COSTLY" || /depth|aliases|tokens/i.test(message),
      )
    )
      return answer.data;
  }
  throw new Error(`The server does not take ${documents.at(-1) ?? ""}`);
}

/** Where they may choose it, the other account has a name. */
function withoutChoices(told: string): string {
  return told.replaceAll(/"accountChoices":\[[^\]]*\]/g, "");
}

describe("somebody with two accounts", () => {
  test("sees nothing of one while they speak for the other, in no query, list, search or file", async () => {
    const told = withoutChoices(await everythingTold((await speaking(here)).caller));
    expect(told).toContain("Of this account");
    expect(told).not.toContain(SECRET_WORD);
    expect(told).not.toContain(OTHER_NAME);
  }, 120_000);

  test("sees all of that once they speak for that one, and nothing of the first", async () => {
    const told = withoutChoices(await everythingTold((await speaking(there)).caller));
    for (const what of ["ticket", "message", "refusal", "time before"]) {
      expect(told).toContain(`The ${SECRET_WORD} of a ${what}`);
    }
    expect(told).toContain(OTHER_NAME);
    expect(told).not.toContain("Of this account");
  }, 120_000);

  test("does nothing to what is of the other", async () => {
    const { caller } = await speaking(here);
    const reply = `mutation ($id: ID!, $key: String!) { ticketReply(input: { ticketId: $id, body: "Hello", idempotencyKey: $key }) { userErrors { code } } }`;
    const { data } = await api.ask(
      reply,
      { id: globalId("Ticket", things.Ticket), key: randomUUID() },
      caller,
    );
    expect(data?.["ticketReply"]).toEqual({ userErrors: [{ code: "NOT_FOUND" }] });
    const open = `mutation ($id: ID, $key: String!) { ticketOpen(input: { accountId: $id, kind: QUESTION, subject: "For whom", body: "I ask.", idempotencyKey: $key }) { ticket { account { name } } decision { outcome } } }`;
    const opened = async (id: string | null) =>
      (await api.ask(open, { id, key: randomUUID() }, caller)).data?.["ticketOpen"];
    expect(await opened(globalId("Account", there.id))).toMatchObject({ ticket: null });
    // Named or not, it is the one that they speak for.
    expect(await opened(null)).toMatchObject({
      ticket: { account: { name: expect.not.stringContaining(OTHER_NAME) } },
    });
  });

  test("makes access tokens for the account that they speak for", async () => {
    const { caller } = await speaking(here);
    const made = await api.ask(
      `mutation { accessTokenCreate(input: { name: "t", scopes: [READ_TICKETS] }) { secret } }`,
      {},
      caller,
    );
    const token = String(Object(made.data?.["accessTokenCreate"]).secret);
    const subjects = async () =>
      JSON.stringify((await api.ask("{ tickets { nodes { subject } } }", {}, { token })).data);
    expect(await subjects()).toContain("Of this account");
    expect(await subjects()).not.toContain(SECRET_WORD);
    const update = "update memberships set active = $3 where person_id = $1 and account_id = $2";
    await database.db.query(update, [person.id, here.id, false]);
    const answer = await api.ask("{ tickets { nodes { subject } } }", {}, { token });
    await database.db.query(update, [person.id, here.id, true]);
    expect(answer.errors[0]?.extensions["code"]).toBe("NOT_SIGNED_IN");
  });

  test("chooses among their own, is on record for it, and chooses again", async () => {
    const browser = await speaking(null);
    const stranger = await addAccount(database.db);
    expect((await choose(browser, stranger.id)).status).toBe(404);
    expect((await browser.post("/account-choice", { accountId: "nothing" })).status).toBe(404);
    expect((await choose(new BrowserSession(api), here.id)).status).toBe(401);
    const chosen = async () => {
      const { data } = await api.ask("{ viewer { accountChoices { name chosen } } }", {}, browser.caller);
      return Object(data?.["viewer"]).accountChoices;
    };
    expect((await chosen()).map((each: { chosen: boolean }) => each.chosen)).toEqual([false, false]);
    await choose(browser, here.id);
    await choose(browser, there.id);
    expect(await chosen()).toContainEqual({ name: OTHER_NAME, chosen: true });
    const rows = await database.db.query(
      "select 1 from audit_rows where action = 'person.account_chosen' and subject_id = $1 and account_id = $2",
      [person.id, stranger.id],
    );
    expect(rows).toEqual([]);
  });
});
