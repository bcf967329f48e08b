import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
const clock = new FakeClock();
let agent: Caller;
let other: Caller;
let lead: Caller;
let ticketId: string;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { db } = database;
  api = await startApi(database.url, { clock });
  agent = await api.callerFor((await addStaff(db, "agent")).person);
  other = await api.callerFor((await addStaff(db, "agent")).person);
  lead = await api.callerFor((await addStaff(db, "lead")).person);
  const { account, person } = await addAdmin(db);
  await db.query("update people set name = 'Ada *Moreau*' where id = $1", [person.id]);
  const ticket = await addTicket(db, { accountId: account.id, requesterId: person.id, kind: "question" });
  ticketId = globalId("Ticket", ticket.id);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function act(name: string, type: string, input: object, caller: Caller, select: string) {
  const { data } = await api.askDesk(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${select} userErrors { code path } } }`,
    { input },
    caller,
  );
  return data?.[name];
}

const idIn = (answer: unknown) => /"id":"([^"]+)"/.exec(JSON.stringify(answer))?.[1] ?? "";
const MACRO = "macro { id name shared version viewerCan { edit { allowed } } }";
const save = (caller: Caller, input: object) =>
  act(
    "macroSave",
    "MacroSaveInput",
    {
      ...{ name: unique("macro"), body: "Hello", kinds: [], shared: false, idempotencyKey: unique("key") },
      ...input,
    },
    caller,
    MACRO,
  );
const namesFor = async (caller: Caller, id: string | null = null): Promise<string[]> => {
  const { data } = await api.askDesk("query ($id: ID) { macros(ticketId: $id) { name } }", { id }, caller);
  return [...JSON.stringify(data).matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name ?? "");
};

test("a macro of one's own is nobody else's; leads make those of everybody", async () => {
  const own = await save(agent, { name: "Mine" });
  expect(own).toMatchObject({ macro: { shared: false, viewerCan: { edit: { allowed: true } } } });
  expect(await save(agent, { name: "Everybody's", shared: true })).toMatchObject({
    macro: null,
    userErrors: [{ code: "NOT_ALLOWED" }],
  });
  expect(await save(lead, { name: "Everybody's", shared: true })).toMatchObject({
    macro: { shared: true, version: 1 },
  });
  expect(await namesFor(agent)).toEqual(expect.arrayContaining(["Mine", "Everybody's"]));
  expect(await namesFor(other)).toContain("Everybody's");
  expect(await namesFor(other)).not.toContain("Mine");
  const input = { macroId: idIn(own), version: 1 };
  expect(await act("macroRemove", "MacroRemoveInput", input, other, "macro { id }")).toMatchObject({
    macro: null,
    userErrors: [{ code: "NOT_FOUND" }],
  });
});

test("those that suit the kind of a ticket come first, and are filled in for it as text", async () => {
  const suiting = await save(agent, {
    name: "Zuletzt",
    body: "Dear {{requester.firstName}} ({{requester.name}}):",
    kinds: ["QUESTION"],
  });
  expect((await namesFor(agent, ticketId))[0]).toBe("Zuletzt");
  const rendered = await act(
    "macroRender",
    "MacroRenderInput",
    { ticketId, macroId: idIn(suiting) },
    agent,
    "bodyMarkdown unfilled",
  );
  expect(rendered).toMatchObject({ bodyMarkdown: "Dear Ada (Ada \\*Moreau\\*):", unfilled: [] });
  expect(await save(agent, { body: "{{requester.password}}" })).toMatchObject({
    macro: null,
    userErrors: [{ code: "INVALID", path: ["body"] }],
  });
});

test("those at a ticket see each other, until they leave or say nothing for 30 seconds", async () => {
  const show = async (caller: Caller, activity: string | null, id = ticketId) =>
    act(
      "ticketPresenceShow",
      "TicketPresenceShowInput",
      { ticketId: id, activity },
      caller,
      "others { activity }",
    );
  expect(await show(agent, "VIEWING")).toEqual({ others: [], userErrors: [] });
  expect(await show(other, "REPLYING")).toMatchObject({ others: [{ activity: "VIEWING" }] });
  expect(await show(agent, "VIEWING")).toMatchObject({ others: [{ activity: "REPLYING" }] });
  await show(other, null);
  expect(await show(agent, "VIEWING")).toMatchObject({ others: [] });
  clock.advance({ seconds: 31 });
  expect(await show(other, "VIEWING")).toMatchObject({ others: [] });
  expect(
    await show(agent, "VIEWING", globalId("Ticket", "0190a0a0-0000-7000-8000-000000000000")),
  ).toMatchObject({
    others: null,
    userErrors: [{ code: "NOT_FOUND" }],
  });
});
