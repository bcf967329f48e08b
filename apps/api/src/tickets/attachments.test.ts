import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createDiskFileStore } from "@recourse/files";
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
import { countFiles, download, uploadAttachment, type SentFile } from "../testing/attachments.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let folder: string;
const clock = new FakeClock(new Date());
let customer: Caller;
let stranger: Caller;
let agent: Caller;
let lead: Caller;
let ticketId: string;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  folder = await mkdtemp(path.join(tmpdir(), "recourse-attachments-"));
  api = await startApi(database.url, { files: createDiskFileStore(folder), clock });
  const { account, person } = await addAdmin(database.db);
  const ticket = await addTicket(database.db, { accountId: account.id, requesterId: person.id });
  ticketId = globalId("Ticket", ticket.id);
  customer = await api.callerFor(person);
  stranger = await api.callerFor((await addAdmin(database.db)).person);
  agent = await api.callerFor((await addStaff(database.db, "agent")).person);
  lead = await api.callerFor((await addStaff(database.db, "lead")).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await database.db.query("delete from attachments");
  await rm(folder, { recursive: true, force: true });
});

const upload = ({ caller = customer, ...file }: SentFile & { caller?: Caller } = {}) =>
  uploadAttachment(api, caller, file);
const get = (url: string, caller?: Caller) => download(api, url, caller);

const REPLY =
  "mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { ticket { id } userErrors { code path } } }";
const NOTE =
  "mutation ($input: TicketNoteAddInput!) { ticketNoteAdd(input: $input) { ticket { id } userErrors { code path } } }";
const FILES = `query ($id: ID!) { node(id: $id) { ... on Ticket { timeline(first: 100) { nodes {
  __typename
  ... on Reply { attachments { name url bytes removal { reason author { name } } } }
  ... on InternalNote { attachments { name url bytes removal { reason author { name } } } }
} } } } }`;
const ONE = "query ($id: ID!) { attachment(id: $id) { name url } }";
const REMOVE =
  "mutation ($input: AttachmentRemoveInput!) { attachmentRemove(input: $input) { attachment { url removal { reason } } userErrors { code } } }";

const messageWith = (attachmentIds: string[], body = "See the files.") => ({
  input: { ticketId, body, idempotencyKey: unique("key"), attachmentIds },
});
const urlFor = async (id: string, caller: Caller): Promise<string | null> => {
  const { data } = await api.ask(ONE, { id }, caller);
  const found = data?.["attachment"];
  return typeof found === "object" && found !== null && "url" in found ? String(found.url) : null;
};

describe("files of messages", () => {
  test("are listed and read by who reads the message, and are unknown to everybody else", async () => {
    const { id } = await upload({ name: "server.log", body: "a line" });
    expect((await api.ask(REPLY, messageWith([id]), customer)).data).toMatchObject({
      ticketReply: { userErrors: [] },
    });
    for (const caller of [customer, agent]) {
      const url = await urlFor(id, caller);
      const response = await get(url ?? "", caller);
      expect([response.status, await response.text()]).toEqual([200, "a line"]);
    }
    expect([await urlFor(id, stranger), await urlFor(id, {})]).toEqual([null, null]);
  });

  test("of an internal note do not exist for customers, whatever they try", async () => {
    const { id, url } = await upload({ caller: agent, name: "secret.txt", body: "theirs" });
    expect((await api.askDesk(NOTE, messageWith([id]), agent)).data).toMatchObject({
      ticketNoteAdd: { userErrors: [] },
    });
    const mine = await api.ask(FILES, { id: ticketId }, customer);
    expect(JSON.stringify(mine.data)).not.toContain("secret.txt");
    expect(await urlFor(id, customer)).toBeNull();
    expect((await api.ask("query ($id: ID!) { node(id: $id) { id } }", { id }, customer)).data).toEqual({
      node: null,
    });
    expect((await get(url, customer)).status).toBe(404);
    expect((await api.ask(REPLY, messageWith([id]), customer)).data).toMatchObject({
      ticketReply: { ticket: null, userErrors: [{ code: "NOT_FOUND", path: ["attachmentIds"] }] },
    });
    expect((await get((await urlFor(id, lead)) ?? "", lead)).status).toBe(200);
  });

  test("A22: that somebody else uploaded are unknown to a message", async () => {
    const { id } = await upload({ caller: stranger });
    expect((await api.ask(REPLY, messageWith([id]), customer)).data).toMatchObject({
      ticketReply: { ticket: null, userErrors: [{ code: "NOT_FOUND", path: ["attachmentIds"] }] },
    });
  });

  test("have addresses for one person and five minutes", async () => {
    const { id } = await upload({ name: "a.txt", body: "text" });
    await api.ask(REPLY, messageWith([id]), customer);
    const url = (await urlFor(id, customer)) ?? "";
    const [address = "", query = ""] = url.split("?");
    const later = new URLSearchParams(query);
    later.set("expires", String(Date.now() + 86_400_000));
    expect((await get(url, customer)).status).toBe(200);
    // Who may read the file, and has another's address.
    expect((await get(url, agent)).status).toBe(404);
    for (const wrong of [address, `${address}?${later}`, `${url}x`, `${address}?expires=1&code=x`])
      expect((await get(wrong, customer)).status).toBe(404);
    expect((await get(url)).status).toBe(404);
    clock.advance({ minutes: 5 });
    expect((await get(url, customer)).status).toBe(404);
    expect((await get((await urlFor(id, customer)) ?? "", customer)).status).toBe(200);
  });

  test("are out of reach at once for whoever may no longer read the ticket", async () => {
    const { id } = await upload({ caller: agent, name: "a.txt", body: "text" });
    await api.askDesk(REPLY, messageWith([id]), agent);
    // Until then the reply can be taken back.
    clock.advance({ seconds: 10 });
    const url = (await urlFor(id, customer)) ?? "";
    expect((await get(url, customer)).status).toBe(200);
    const active = (is: boolean) =>
      database.db.query(
        "update memberships set active = $1 where person_id = (select requester_id from tickets limit 1)",
        [is],
      );
    await active(false);
    expect((await get(url, customer)).status).toBe(404);
    await active(true);
  });

  test("are removed by leads; what remains tells why", async () => {
    const { id } = await upload({ name: "a.txt", body: "text" });
    await api.ask(REPLY, messageWith([id]), customer);
    const url = (await urlFor(id, customer)) ?? "";
    const input = { attachmentId: id, reason: "It held a password." };
    expect((await api.askDesk(REMOVE, { input }, agent)).data).toMatchObject({
      attachmentRemove: { attachment: null, userErrors: [{ code: "NOT_ALLOWED" }] },
    });
    expect((await api.askDesk(REMOVE, { input }, lead)).data).toMatchObject({
      attachmentRemove: { attachment: { url: null, removal: { reason: "It held a password." } } },
    });
    expect((await get(url, customer)).status).toBe(404);
    expect(await countFiles(folder)).toBe(0);
    const told = JSON.stringify((await api.ask(FILES, { id: ticketId }, customer)).data);
    expect(told).toContain("It held a password.");
  });

  test("are asked for in one statement, however many messages there are", async () => {
    const count = () => api.countStatements(() => api.ask(FILES, { id: ticketId }, customer));
    await api.ask(REPLY, messageWith([(await upload()).id]), customer);
    const few = await count();
    for (let more = 0; more < 3; more += 1)
      await api.ask(REPLY, messageWith([(await upload()).id, (await upload()).id]), customer);
    expect(await count()).toBe(few);
  });
});
