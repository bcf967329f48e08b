import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sendFixMessages } from "@recourse/core";
import {
  addAdmin,
  addArticle,
  addFreeAccount,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { z } from "zod";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;
let lead: Caller;
let agent: Caller;
const clock = new FakeClock();

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock });
  lead = await api.callerFor((await addStaff(database.db, "lead")).person);
  agent = await api.callerFor((await addStaff(database.db, "agent")).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const idSchema = z.looseObject({ id: z.string(), number: z.number(), version: z.number() });
const madeSchema = z.object({ defectCreate: z.object({ defect: idSchema }) });
const CREATE = `mutation ($input: DefectCreateInput!) { defectCreate(input: $input) {
  defect { id number version } userErrors { code message } } }`;
const PUBLISH = `mutation ($input: DefectInput!) { defectPublish(input: $input) { defect { version publishedAt } userErrors { code } } }`;
const UNPUBLISH = `mutation ($input: DefectInput!) { defectUnpublish(input: $input) { defect { version } userErrors { code } } }`;
const LINK = `mutation ($input: DefectTicketInput!) { defectTicketLink(input: $input) {
  ticket { state } userErrors { code } } }`;
const REPORT = `mutation ($input: KnownIssueReportInput!) { knownIssueReport(input: $input) {
  knownIssue { number viewerReported } userErrors { code path } } }`;

async function newDefect(title: string, published: boolean) {
  const input = {
    ...{ title, body: `What is known of ${title}.`, notes: "secretnote", components: ["Devices"] },
    ...{ affectedVersions: ["4.1"], critical: true, idempotencyKey: unique("key") },
  };
  const { defect } = madeSchema.parse((await api.askDesk(CREATE, { input }, agent)).data).defectCreate;
  if (published) await api.askDesk(PUBLISH, { input: { defectId: defect.id, version: 1 } }, lead);
  const uuid = Buffer.from(defect.id, "base64url").toString().slice("Defect:".length);
  return { ...defect, uuid, publicId: globalId("KnownIssue", uuid), title };
}

async function customer() {
  const admin = await addAdmin(database.db);
  const caller = await api.callerFor(admin.person);
  const { id } = await addTicket(database.db, { accountId: admin.account.id, requesterId: admin.person.id });
  const row = await database.db.query<{ number: number }[]>("select number from tickets where id = $1", [id]);
  return { ...admin, caller, ticketId: globalId("Ticket", id), number: row[0]?.number ?? 0 };
}

/** Every place where somebody who is no staff could meet a defect. */
const LOOK = `query ($number: Int!, $id: ID!, $deskId: ID!, $text: String!, $ticket: Int!, $slug: String!) {
  knownIssue(number: $number) { title }
  open: knownIssues(first: 100) { nodes { title } }
  fixed: knownIssues(first: 100, filter: { fixed: true }) { nodes { title } }
  knownIssuesLike(text: $text, first: 100) { title }
  node(id: $id) { id ... on KnownIssue { title bodyMarkdown } }
  desk: node(id: $deskId) { id }
  article(slug: $slug) { knownIssues { title } }
  ticket(number: $ticket) { holdReason knownIssue { title } timeline(first: 50) { nodes {
    ... on DefectEvent { what knownIssue { title } } ... on StateChange { reason } } } }
  viewerDefectReports(first: 50) { nodes { stage knownIssue { title } } }
}`;

describe("a defect", () => {
  test("that is not published is met by no customer and no visitor, in no place; published, in each", async () => {
    const defect = await newDefect(`Olivine ${unique("crystal")} shatters`, false);
    const article = await addArticle(database.db, { title: `Olivine ${defect.title}` });
    const asking = await customer();
    const linked = await api.askDesk(
      LINK,
      { input: { defectId: defect.id, ticketId: asking.ticketId } },
      agent,
    );
    expect(linked.data).toEqual({
      defectTicketLink: { ticket: { state: "WAITING_ON_DEFECT" }, userErrors: [] },
    });
    const variables = {
      ...{ number: defect.number, id: defect.publicId, deskId: defect.id, text: defect.title },
      ...{ ticket: asking.number, slug: article.slug },
    };
    const look = async (caller?: Caller) => JSON.stringify((await api.ask(LOOK, variables, caller)).data);
    for (const seen of [await look(), await look(asking.caller)]) {
      expect(seen).not.toContain("shatters");
      expect(seen).not.toContain("secretnote");
    }
    expect(await look(asking.caller)).toContain(`{"what":"LINKED","knownIssue":null}`);

    await api.askDesk(PUBLISH, { input: { defectId: defect.id, version: 1 } }, lead);
    expect((await look(asking.caller)).match(/shatters/g)?.length).toBeGreaterThanOrEqual(7);
    expect(await look(asking.caller)).not.toContain("secretnote");
    expect(JSON.parse(await look(asking.caller))).toMatchObject({ desk: null });

    await api.askDesk(UNPUBLISH, { input: { defectId: defect.id, version: 2 } }, lead);
    expect(await look(asking.caller)).not.toContain("shatters");
  });

  test("is nobody's but the staff's on the desk's endpoint, too", async () => {
    const asking = await customer();
    const answer = await api.askDesk("{ defects(first: 1) { nodes { title } } }", {}, asking.caller);
    expect(answer.data).toBeNull();
  });

  test("is published by a lead, not by an agent; a version that was read keeps two from both writing", async () => {
    const { id: defectId } = await newDefect(unique("Title"), false);
    const input = { defectId, version: 1 };
    expect((await api.askDesk(PUBLISH, { input }, agent)).data).toMatchObject({
      defectPublish: { defect: null, userErrors: [{ code: "NOT_ALLOWED" }] },
    });
    await api.askDesk(PUBLISH, { input }, lead);
    expect((await api.askDesk(PUBLISH, { input }, lead)).data).toMatchObject({
      defectPublish: { defect: null, userErrors: [{ code: "CONFLICT" }] },
    });
  });

  test("with all of a list's fields costs as many statements for many as for one", async () => {
    for (let each = 0; each < 5; each += 1) {
      const defect = await newDefect(unique("Many"), true);
      const asking = await customer();
      await api.askDesk(LINK, { input: { defectId: defect.id, ticketId: asking.ticketId } }, agent);
    }
    const onDesk = (first: number) => () =>
      api.askDesk(
        `query { defects(first: ${first}) { nodes { title affectedAccounts workaround { id }
          broadcasts { id reach { tickets } sender { name } } viewerCan { tellFix { allowed } } } }
          newDefectReports(first: ${first}) { nodes { id ticket { subject } account { name } person { name } } } }`,
        {},
        lead,
      );
    const inPublic = (first: number) => () =>
      api.ask(`query { knownIssues(first: ${first}) { nodes { title affectedAccounts viewerReported
        workaround { slug } viewerCan { report { allowed } } } } }`);
    for (const list of [onDesk, inPublic]) {
      await list(1)();
      expect(await api.countStatements(list(5))).toBe(await api.countStatements(list(1)));
    }
  });
});

describe("I have this too", () => {
  test("is said once and for all of an account, for one's own accounts alone", async () => {
    const { publicId: knownIssueId, number } = await newDefect(unique("Title"), true);
    const asking = await customer();
    const other = await customer();
    const foreign = { knownIssueId, accountId: globalId("Account", other.account.id) };
    expect((await api.ask(REPORT, { input: foreign }, asking.caller)).data).toEqual({
      knownIssueReport: { knownIssue: null, userErrors: [{ code: "NOT_ALLOWED", path: ["accountId"] }] },
    });
    for (const input of [{ knownIssueId }, { knownIssueId }]) {
      expect((await api.ask(REPORT, { input }, asking.caller)).data).toEqual({
        knownIssueReport: { knownIssue: { number, viewerReported: true }, userErrors: [] },
      });
    }
    const { data } = await api.askDesk(
      "query ($n: Int!) { defect(number: $n) { affectedAccounts } }",
      { n: number },
      lead,
    );
    expect(data).toEqual({ defect: { affectedAccounts: 1 } });
    // So few are no number for the public.
    const shown = await api.ask("query ($n: Int!) { knownIssue(number: $n) { affectedAccounts } }", {
      n: number,
    });
    expect(shown.data).toEqual({ knownIssue: { affectedAccounts: null } });
  });

  test("is not said by who is not signed in, nor of what is no known issue's id", async () => {
    const { publicId, id } = await newDefect(unique("Title"), true);
    const asking = await customer();
    expect((await api.ask(REPORT, { input: { knownIssueId: publicId } })).data).toMatchObject({
      knownIssueReport: { userErrors: [{ code: "NOT_SIGNED_IN" }] },
    });
    expect((await api.ask(REPORT, { input: { knownIssueId: id } }, asking.caller)).data).toMatchObject({
      knownIssueReport: { userErrors: [{ code: "NOT_FOUND" }] },
    });
  });
});

describe("a fix", () => {
  const FIX = `mutation ($input: DefectFixInput!) { defectFix(input: $input) {
    broadcast { id state sendsAt } userErrors { code message } } }`;
  const STOP = `mutation ($input: DefectFixStopInput!) { defectFixStop(input: $input) { broadcast { state } userErrors { code } } }`;
  const ANSWER = `mutation ($input: TicketFixAnswerInput!) { ticketFixAnswer(input: $input) { ticket { state } userErrors { code } } }`;
  const fixedSchema = z.object({
    defectFix: z.object({ broadcast: z.object({ id: z.string(), state: z.string(), sendsAt: z.string() }) }),
  });

  test("is told after a minute, in which its sender can stop it, and confirmed by the ticket's own customer", async () => {
    const defect = await newDefect(unique("Title"), true);
    const asking = await customer();
    const other = await customer();
    await api.askDesk(LINK, { input: { defectId: defect.id, ticketId: asking.ticketId } }, agent);
    const fix = async () => {
      const input = { defectId: defect.id, version: 2, message: "Fixed.", idempotencyKey: unique("key") };
      return fixedSchema.parse((await api.askDesk(FIX, { input }, lead)).data).defectFix.broadcast;
    };
    const stopped = await fix();
    expect(Date.parse(stopped.sendsAt) - clock.now().getTime()).toBe(60_000);
    const input = { broadcastId: stopped.id };
    expect((await api.askDesk(STOP, { input }, agent)).data).toMatchObject({
      defectFixStop: { userErrors: [{ code: "NOT_ALLOWED" }] },
    });
    expect((await api.askDesk(STOP, { input }, lead)).data).toMatchObject({
      defectFixStop: { broadcast: { state: "STOPPED" }, userErrors: [] },
    });
    const sent = await fix();
    clock.advance({ seconds: 60 });
    const broadcastId = Buffer.from(sent.id, "base64url").toString().slice("FixBroadcast:".length);
    await sendFixMessages(api.api.deps, { broadcastId });

    const answer = { input: { ticketId: asking.ticketId, works: true } };
    expect((await api.ask(ANSWER, answer, other.caller)).data).toMatchObject({
      ticketFixAnswer: { ticket: null, userErrors: [{ code: "NOT_FOUND" }] },
    });
    const asks = await api.ask(
      "query ($n: Int!) { ticket(number: $n) { asksAboutFix state } }",
      { n: asking.number },
      asking.caller,
    );
    expect(asks.data).toEqual({ ticket: { asksAboutFix: true, state: "WAITING_ON_CUSTOMER" } });
    expect((await api.ask(ANSWER, answer, asking.caller)).data).toEqual({
      ticketFixAnswer: { ticket: { state: "SOLVED" }, userErrors: [] },
    });
  });

  test("is previewed with what is wrong with it", async () => {
    const { id: defectId } = await newDefect(unique("Title"), true);
    const { data } = await api.askDesk(
      "query ($input: DefectFixPreviewInput!) { defectFixPreview(input: $input) { tickets userErrors { code path } } }",
      { input: { defectId, version: 2, message: "{{constructor.constructor('return 1')()}}" } },
      lead,
    );
    expect(data).toEqual({
      defectFixPreview: { tickets: 0, userErrors: [{ code: "INVALID", path: ["message"] }] },
    });
  });
});

describe("a critical defect of a free account past its window", () => {
  const OPEN = `mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) {
    ticket { number priority } decision { outcome } userErrors { code path } } }`;

  test("is a report to be sorted, which its reporter follows", async () => {
    const account = await addFreeAccount(database.db, { signedUpAt: new Date("2026-01-02T12:00:00Z") });
    const free = await addAdmin(database.db, { account });
    const caller = await api.callerFor(free.person);
    const input = {
      ...{ kind: "DEFECT", critical: true, subject: "Nobody can sign in", body: "Nobody can." },
      report: { happens: "Nobody can.", began: "Monday", versions: "4.1" },
      idempotencyKey: unique("key"),
    };
    const { data } = await api.ask(OPEN, { input }, caller);
    expect(data).toMatchObject({
      ticketOpen: { ticket: { priority: 2 }, decision: { outcome: "ACCEPT_FOR_ANALYSIS" }, userErrors: [] },
    });
    const own = await api.ask(
      "{ viewerDefectReports(first: 5) { nodes { source stage ticket { subject } knownIssue { title } messageHtml } } }",
      {},
      caller,
    );
    expect(own.data).toEqual({
      viewerDefectReports: {
        nodes: [
          {
            ...{ source: "CRITICAL_REPORT", stage: "RECEIVED", knownIssue: null, messageHtml: null },
            ticket: { subject: "Nobody can sign in" },
          },
        ],
      },
    });
    const sorted = await api.askDesk(
      "{ newDefectReports(first: 100) { nodes { answers { began versions } account { name } ticket { subject } } } }",
      {},
      agent,
    );
    expect(JSON.stringify(sorted.data)).toContain(
      JSON.stringify({
        answers: { began: "Monday", versions: "4.1" },
        account: { name: account.name },
      }).slice(0, -1),
    );
  });
});
