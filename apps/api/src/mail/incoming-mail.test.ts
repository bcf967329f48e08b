import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { acceptMail } from "@recourse/core";
import {
  addAdmin,
  addStaff,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { createHash } from "node:crypto";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let author: Caller;
let agent: Caller;
let lead: Caller;
let customer: Caller;

const MAILS = `{ incomingMailCount incomingMails(first: 10) { nodes { id state cause from subject body authentication
  mayRelease { allowed } mayReadAgain { allowed } mayDelete { allowed } mayDownload { allowed } } } }`;
const act = (name: string) =>
  `mutation ($input: IncomingMailActInput!) { ${name}(input: $input) { mail { state } userErrors { code } } }`;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url);
  author = await api.callerFor((await addStaff(database.db, "author")).person);
  agent = await api.callerFor((await addStaff(database.db, "agent")).person);
  lead = await api.callerFor((await addStaff(database.db, "lead")).person);
  customer = await api.callerFor((await addAdmin(database.db)).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const uuidIn = (id: string): string => Buffer.from(id, "base64url").toString().slice("IncomingMail:".length);

/** A mail that waits for somebody; answers with its global id. */
async function heldMail(
  state: "quarantined" | "parked",
  from: string | null = "ada@customer.test",
): Promise<string> {
  const content = Buffer.from(`From: ada@customer.test\r\n\r\n${unique("mark")} as it came\r\n`);
  const contentHash = createHash("sha256").update(content).digest();
  await acceptMail(testDeps(database.db), {
    envelope: { mailFrom: "m@evil.test", rcptTo: ["support@help.test"] },
    session: { protocol: "smtp", clientAddress: "192.0.2.1", helo: "evil.test", tls: false },
    authentication: {
      ...{ from: "ada@customer.test", summary: "spf=fail dkim=none dmarc=fail arc=none" },
      evidence: { result: "failed", domainPolicy: "quarantine" },
    },
    ...{ bytes: content.length, contentHash, pieces: () => [content] },
  });
  const [[row]] = await database.db.query<[{ id: string }[], number]>(
    `update incoming_mails set state = $1, from_address = $2, subject = 'S', body = 'B', cause = 'authentication_failed', attempts = 3
     where state = 'received' returning id`,
    [state, from],
  );
  return Buffer.from(`IncomingMail:${row?.id ?? ""}`).toString("base64url");
}

test("agents and leads see what is held, with the cause; nobody else does, nor acts on it", async () => {
  const id = await heldMail("quarantined");
  const { data } = await api.askDesk(MAILS, {}, agent);
  expect(data).toMatchObject({
    incomingMails: {
      nodes: [
        {
          ...{
            id,
            state: "QUARANTINED",
            cause: "AUTHENTICATION_FAILED",
            from: "ada@customer.test",
            body: "B",
          },
          authentication: "spf=fail dkim=none dmarc=fail arc=none",
          ...{
            mayRelease: { allowed: true },
            mayReadAgain: { allowed: false },
            mayDownload: { allowed: false },
          },
        },
      ],
    },
  });
  expect((await api.askDesk(MAILS, {}, author)).data).toEqual({
    incomingMailCount: null,
    incomingMails: { nodes: [] },
  });
  const refused = await api.askDesk(act("incomingMailRelease"), { input: { mailId: id } }, author);
  expect(refused.data).toMatchObject({
    incomingMailRelease: { mail: null, userErrors: [{ code: "NOT_ALLOWED" }] },
  });
  expect((await api.askDesk(act("incomingMailDelete"), { input: { mailId: id } }, agent)).data).toMatchObject(
    {
      incomingMailDelete: { mail: { state: "DELETED" }, userErrors: [] },
    },
  );
  const [left] = await database.db.query<{ body: string | null; parts: number; audits: number }[]>(
    `select m.body, (select count(*) from incoming_mail_parts p where p.mail_id = m.id) as parts,
       (select count(*) from audit_rows a where a.subject_id = m.id::text and a.action = 'mail.deleted') as audits from incoming_mails m where m.id = $1`,
    [uuidIn(id)],
  );
  expect(left).toEqual({ body: null, parts: 0, audits: 1 });
  const again = await api.askDesk(act("incomingMailRelease"), { input: { mailId: id } }, agent);
  expect(again.data).toMatchObject({ incomingMailRelease: { userErrors: [{ code: "STATE_NOT_ALLOWED" }] } });
});

test("what is parked is read again, and what nobody certain sent is not released", async () => {
  const parked = await heldMail("parked");
  expect(
    (await api.askDesk(act("incomingMailReadAgain"), { input: { mailId: parked } }, agent)).data,
  ).toMatchObject({
    incomingMailReadAgain: { mail: { state: "RECEIVED" }, userErrors: [] },
  });
  await database.db.query("update incoming_mails set state = 'handled' where id = $1", [uuidIn(parked)]);
  const ambiguous = await heldMail("quarantined", null);
  expect(
    (await api.askDesk(act("incomingMailRelease"), { input: { mailId: ambiguous } }, agent)).data,
  ).toMatchObject({
    incomingMailRelease: { mail: null, userErrors: [{ code: "STATE_NOT_ALLOWED" }] },
  });
});

test("a lead downloads a mail as it came, byte for byte, as a file, and that is on record; an agent and a customer do not", async () => {
  const id = await heldMail("quarantined");
  const get = (caller: Caller) =>
    fetch(`${api.origin}/desk/exports/mails/${id}`, { headers: { cookie: caller.cookie ?? "" } });
  const answer = await get(lead);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": 'attachment; filename="mail.eml"',
    "x-content-type-options": "nosniff",
  });
  expect(await answer.text()).toContain("as it came\r\n");
  const [audited] = await database.db.query<{ count: number }[]>(
    "select count(*) as count from audit_rows where action = 'mail.raw_read' and subject_id = $1",
    [uuidIn(id)],
  );
  expect(audited?.count).toBe(1);
  for (const caller of [agent, customer]) expect((await get(caller)).status).toBe(404);
});
