import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { enqueueMail, keepDemoMail } from "@recourse/core";
import { addStaff, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let agent: Caller;
let lead: Caller;

const OUTBOX = `{ mailOutbox { wayOut waiting uncertain dead pausedAt } }`;
const MAILS = `query ($states: [MailState!]!) { outgoingMails(states: $states, first: 10) {
  nodes { id template to state lastError maySendAgain { allowed code } } } }`;
const AGAIN = `mutation ($input: MailSendAgainInput!) { mailSendAgain(input: $input) { mail { state } userErrors { code } } }`;
const PREVIEWS = `{ mailPreviews { template subject text html } }`;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  agent = await api.callerFor((await addStaff(database.db, "agent")).person);
  lead = await api.callerFor((await addStaff(database.db, "lead")).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function addMail(state: "waiting" | "dead" | "uncertain"): Promise<string> {
  const id = await enqueueMail(database.db.manager, {
    ...{ template: "address_changed", data: { newAddress: "new@customer.test" }, at: new Date() },
    to: { address: "ada@customer.test", personId: null },
  });
  await database.db.query("update outgoing_mails set state = $2, last_error = 'It broke.' where id = $1", [
    id,
    state,
  ]);
  return Buffer.from(`OutgoingMail:${id}`).toString("base64url");
}

test("leads see how mail is doing, and have what is stuck sent again; nobody else does", async () => {
  const [waiting, dead, uncertain] = [
    await addMail("waiting"),
    await addMail("dead"),
    await addMail("uncertain"),
  ];
  expect((await api.askDesk(OUTBOX, {}, lead)).data).toEqual({
    mailOutbox: { wayOut: "NONE", waiting: 1, uncertain: 1, dead: 1, pausedAt: null },
  });
  const states = ["DEAD", "UNCERTAIN", "WAITING"];
  const listed = await api.askDesk(MAILS, { states }, lead);
  expect(listed.data).toMatchObject({
    outgoingMails: {
      nodes: [
        { id: uncertain, state: "UNCERTAIN", maySendAgain: { allowed: true } },
        { id: dead, to: "ada@customer.test", template: "address_changed", lastError: "It broke." },
        { id: waiting, maySendAgain: { allowed: false, code: "not_in_this_state" } },
      ],
    },
  });

  expect((await api.askDesk(OUTBOX, {}, agent)).data).toEqual({ mailOutbox: null });
  expect((await api.askDesk(MAILS, { states }, agent)).data).toEqual({ outgoingMails: { nodes: [] } });
  expect((await api.askDesk(PREVIEWS, {}, agent)).data).toEqual({ mailPreviews: [] });
  expect((await api.askDesk(AGAIN, { input: { mailId: dead } }, agent)).data).toEqual({
    mailSendAgain: { mail: null, userErrors: [{ code: "NOT_ALLOWED" }] },
  });

  for (const mailId of [dead, uncertain]) {
    expect((await api.askDesk(AGAIN, { input: { mailId } }, lead)).data).toEqual({
      mailSendAgain: { mail: { state: "WAITING" }, userErrors: [] },
    });
  }
  expect((await api.askDesk(AGAIN, { input: { mailId: waiting } }, lead)).data).toEqual({
    mailSendAgain: { mail: null, userErrors: [{ code: "STATE_NOT_ALLOWED" }] },
  });
  const audited = await database.db.query<unknown[]>(
    "select 1 from audit_rows where action = 'mail.sent_again'",
  );
  expect(audited).toHaveLength(2);
});

test("leads see every template with example data", async () => {
  const { data } = await api.askDesk(PREVIEWS, {}, lead);
  const previews = data?.["mailPreviews"];
  expect(previews).toHaveLength(18);
  expect(previews).toContainEqual({
    template: "verification_code",
    subject: "Your code for ticket 1042",
    text: expect.stringContaining("04718263"),
    html: expect.stringContaining("04718263"),
  });
});

test("the mailbox of the demo is there in the demo alone", async () => {
  const id = "0192f0c1-7a00-7000-8000-000000000001";
  await keepDemoMail(database.db, {
    ...{
      id,
      messageId: "1@recourse",
      to: "ada@customer.test",
      thread: null,
      replyTo: "reply+x@reply.test",
      bounceTo: null,
      at: new Date("2026-04-14T16:00:00Z"),
    },
    ...{ subject: "Hello", text: "Hello, Ada", html: "<p>Hello, Ada</p>" },
  });
  expect((await fetch(`${api.origin}/demo/mails`)).status).toBe(404);
  expect((await fetch(`${api.origin}/demo/mails/${id}`)).status).toBe(404);
  const demo = await startApi(database.url, {}, { RECOURSE_DEMO: "1" });
  try {
    const read = async (path: string): Promise<unknown> =>
      (await fetch(`${demo.origin}/demo/mails${path}`)).json();
    const mail = { id, to: "ada@customer.test", subject: "Hello", at: "2026-04-14T16:00:00.000Z" };
    expect(await read("?to=Ada@customer.test")).toEqual([mail]);
    expect(await read("?to=ben@customer.test")).toEqual([]);
    expect(await read(`/${id}`)).toEqual({
      ...{ ...mail, replyTo: "reply+x@reply.test" },
      ...{ text: "Hello, Ada", html: "<p>Hello, Ada</p>" },
    });
    expect((await fetch(`${demo.origin}/demo/mails/none`)).status).toBe(404);
  } finally {
    await demo.close();
  }
});
