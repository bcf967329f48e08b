import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  testPolicy,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { download, uploadAttachment } from "../testing/attachments.js";
import { withSignIn } from "../testing/auth-template.js";
import { PUBLIC_URL, startApi, type Answer, type Caller, type RunningApi } from "../testing/start-api.js";

const policy = testPolicy((yaml) =>
  yaml
    .replace("ticketsPerHour: 200", "ticketsPerHour: 3")
    .replace("filesPerHour: 100", "filesPerHour: 2")
    .replace("accountsPerHour: 100", "accountsPerHour: 1")
    .replace("exportsPerHour: 10", "exportsPerHour: 1"),
);
const clock = new FakeClock(new Date());
let database: TestDatabase;
let api: RunningApi;
let admin: Awaited<ReturnType<typeof addAdmin>>;
let customer: Caller;
let lead: Caller;
beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock, policy });
  admin = await addAdmin(database.db);
  customer = await api.callerFor(admin.person);
  lead = await api.callerFor((await addStaff(database.db, "lead")).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function somebodyOfStaff() {
  const { person } = await addStaff(database.db);
  return { person, caller: await api.callerFor(person) };
}

function addTickets(count: number) {
  const owner = { accountId: admin.account.id, requesterId: admin.person.id };
  return Promise.all(Array.from({ length: count }, () => addTicket(database.db, owner)));
}

const audited = (personId: string) =>
  database.db.query<{ action: string }[]>(
    "select action, subject_id as subject from audit_rows where actor_kind = 'staff' and actor_id = $1 order by id",
    [personId],
  );
const READ = "query ($n: Int!) { ticket(number: $n) { subject timeline { nodes { __typename } } } }";
const NODE = "query ($id: ID!) { node(id: $id) { ... on Ticket { subject } } }";
const QUEUE = "{ queue(first: 10) { nodes { subject timeline(first: 1) { nodes { __typename } } } } }";
const LIST = "{ queue(first: 50) { nodes { subject } } }";
const TOKEN = `mutation { accessTokenCreate(input: { name: "script", scopes: [DESK, READ_TICKETS] }) { secret } }`;
const ALERTS = "{ readingAlerts { personName what at } }";

/** Nothing is told but why. */
function expectSlowed(answer: Answer, retryAfter = 3600): void {
  expect(answer).toMatchObject({ status: 429, data: null });
  expect(answer.errors).toEqual([
    {
      message: expect.stringMatching(/Try again in 60 min\..*ask one of them if your work takes more/),
      extensions: { code: "RATE_LIMITED", retryAfter, correlationId: expect.any(String) },
    },
  ]);
  expect(answer.headers.get("retry-after")).toBe(String(retryAfter));
}

test("A47: who opens more tickets than the policy has is refused and told until when; leads are told who", async () => {
  const { person, caller } = await somebodyOfStaff();
  const [one, two, three, four] = await addTickets(4);
  for (const ticket of [one, two, three, one])
    expect((await api.askDesk(READ, { n: ticket?.number }, caller)).errors).toEqual([]);
  expectSlowed(await api.askDesk(READ, { n: four?.number }, caller));
  // What was opened stays open, and lists that tell no more than a line go on.
  expect((await api.askDesk(READ, { n: three?.number }, caller)).errors).toEqual([]);
  expect((await api.askDesk(LIST, {}, caller)).errors).toEqual([]);
  expect((await audited(person.id)).map(({ action }) => action)).toEqual([
    ...["ticket.viewed", "ticket.viewed", "ticket.viewed", "staff.reading_slowed"],
  ]);
  const told = await api.askDesk(ALERTS, {}, lead);
  expect(told.data?.["readingAlerts"]).toContainEqual({
    ...{ personName: person.name, what: "3 tickets", at: clock.now().toISOString() },
  });
  expect((await api.askDesk(ALERTS, {}, caller)).data).toEqual({ readingAlerts: [] });
  clock.advance({ hours: 1 });
  expect((await api.askDesk(READ, { n: four?.number }, caller)).errors).toEqual([]);
});

test("A47: nor is there a way round: by id, in a list, on the public endpoint, or with an access token", async () => {
  const { caller, person } = await somebodyOfStaff();
  const secret = (await api.askDesk(TOKEN, {}, caller)).data?.["accessTokenCreate"];
  const script = { token: JSON.stringify(secret).match(/rc._[\w-]+/)?.[0] ?? "" };
  const tickets = await addTickets(6);
  expectSlowed(await api.askDesk(QUEUE, {}, script));
  for (const ticket of tickets.slice(0, 3))
    expect((await api.askDesk(READ, { n: ticket.number }, script)).errors).toEqual([]);
  for (const { id, number } of tickets.slice(3))
    for (const who of [caller, script]) {
      expectSlowed(await api.askDesk(NODE, { id: globalId("Ticket", id) }, who));
      expectSlowed(await api.ask(NODE, { id: globalId("Ticket", id) }, who));
      expectSlowed(await api.ask(READ, { n: number }, who));
    }
  expect(await audited(person.id)).toHaveLength(5);
});

test("A47: every opening of a file is on record, whatever address it has; more files than the policy has are refused", async () => {
  const { person, caller } = await somebodyOfStaff();
  const [ticket] = await addTickets(1);
  const files = [];
  for (const name of ["one.txt", "two.txt", "three.txt"])
    files.push(await uploadAttachment(api, customer, { name, body: `In ${name}.` }));
  const reply = `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { userErrors { code } } }`;
  const input = { ticketId: globalId("Ticket", ticket?.id ?? ""), body: "See.", idempotencyKey: unique("k") };
  await api.ask(reply, { input: { ...input, attachmentIds: files.map(({ id }) => id) } }, customer);
  const urls = [];
  for (const endpoint of [api.askDesk, api.ask, api.askDesk]) {
    const id = files[urls.length]?.id ?? "";
    const { data } = await endpoint("query ($id: ID!) { attachment(id: $id) { url } }", { id }, caller);
    urls.push(JSON.parse(JSON.stringify(data)).attachment.url);
  }
  const [first, second, third] = urls;
  for (const url of [first, second, first]) expect((await download(api, url, caller)).status).toBe(200);
  const refused = await download(api, third, caller);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3600"]);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }] });
  const uuids = files.map(({ id }) => Buffer.from(id, "base64url").toString().split(":")[1]);
  expect(await audited(person.id)).toEqual([
    { action: "attachment.read", subject: uuids[0] },
    { action: "attachment.read", subject: uuids[1] },
    { action: "attachment.read", subject: uuids[0] },
    { action: "staff.reading_slowed", subject: person.id },
  ]);
  // Of customers nothing is counted.
  for (const { url } of files) expect((await download(api, url, customer)).status).toBe(200);
});

test("A47: an account's panel and an export are on record, and counted", async () => {
  const { person, caller } = await somebodyOfStaff();
  const other = await addAdmin(database.db);
  const FACTS = "query ($id: ID!) { node(id: $id) { ... on Account { facts { plan } } } }";
  const FEED = "query ($id: ID!) { node(id: $id) { ... on Account { auditFeed { nodes { words } } } } }";
  const MEMBERS = "query ($id: ID!) { accountMembers(accountId: $id) { email } }";
  const own = globalId("Account", admin.account.id);
  for (const query of [FACTS, FEED, MEMBERS])
    expect((await api.askDesk(query, { id: own }, caller)).errors).toEqual([]);
  for (const query of [FACTS, FEED, MEMBERS])
    expectSlowed(await api.askDesk(query, { id: globalId("Account", other.account.id) }, caller));
  const get = () =>
    fetch(`${api.origin}/desk/exports/tickets.csv`, {
      headers: { cookie: caller.cookie ?? "", origin: PUBLIC_URL },
    });
  expect((await get()).status).toBe(200);
  const refused = await get();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3600"]);
  expect((await audited(person.id)).map(({ action }) => action)).toEqual([
    ...["account.viewed", "staff.reading_slowed", "tickets.exported", "staff.reading_slowed"],
  ]);
});
