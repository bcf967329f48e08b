import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  TUESDAY,
  type TestDatabase,
} from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let api: RunningApi;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock: new FakeClock() });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function act(
  name: string,
  type: string,
  input: Record<string, unknown>,
  caller: Caller,
  select: string,
) {
  const { data, errors } = await api.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${select} userErrors { code message path } } }`,
    { input },
    caller,
  );
  return { payload: data?.[name], errors };
}

test("a rating is seen by its author, and by staff on the ticket and in the list", async () => {
  const { db } = database;
  const rita = await addAdmin(db);
  const agent = await addStaff(db);
  const ticket = await addTicket(db, {
    accountId: rita.account.id,
    requesterId: rita.person.id,
    assigneeId: agent.staff.id,
    state: "solved",
    solvedAt: TUESDAY,
  });
  const colleague = await addAdmin(db, { account: rita.account });
  const caller = await api.callerFor(rita.person);
  const rated = await act(
    "ticketRate",
    "TicketRateInput",
    { ticketId: globalId("Ticket", ticket.id), rating: "GOOD", words: "Quick." },
    caller,
    "rating { rating words } ticket { viewerRating { words } viewerCan { rate { allowed } } }",
  );
  expect(rated.payload).toEqual({
    rating: { rating: "GOOD", words: "Quick." },
    ticket: { viewerRating: { words: "Quick." }, viewerCan: { rate: { allowed: true } } },
    userErrors: [],
  });
  const own = `query ($number: Int!) { ticket(number: $number) { viewerRating { words } } }`;
  expect((await api.ask(own, { number: ticket.number }, await api.callerFor(colleague.person))).data).toEqual(
    {
      ticket: { viewerRating: null },
    },
  );
  const { data, errors } = await api.askDesk(
    `query ($number: Int!) { ticket(number: $number) { ratings { words person { name } } }
      satisfactionShares { days good bad }
      satisfactionRatings(filter: { rating: GOOD }) { nodes { words person { name } staffMember { name } ticket { number } } } }`,
    { number: ticket.number },
    await api.callerFor(agent.person),
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    ticket: { ratings: [{ words: "Quick.", person: { name: rita.person.name } }] },
    satisfactionShares: [
      { days: 30, good: 1, bad: 0 },
      { days: 90, good: 1, bad: 0 },
    ],
    satisfactionRatings: {
      nodes: [
        {
          words: "Quick.",
          person: { name: rita.person.name },
          staffMember: { name: agent.person.name },
          ticket: { number: ticket.number },
        },
      ],
    },
  });
});

test("trials and feedback are on the desk, for those who look after them", async () => {
  const { db } = database;
  const sam = await addStaff(db);
  const lena = await addStaff(db, "lead");
  const { account, person } = await addAdmin(db);
  await db.query(
    `update accounts set plan = 'free', trial_starts_at = $2::timestamptz - interval '9 days', trial_ends_at = $2::timestamptz + interval '21 days',
       trial_specialist_id = $3 where id = $1`,
    [account.id, TUESDAY, sam.staff.id],
  );
  const ticket = await addTicket(db, { accountId: account.id, requesterId: person.id });
  const trials = `{ trials { nodes { daysLeft undoneCount account { name } specialist { name } undoneTickets { number } viewerCan { setSpecialist { allowed } } } } }`;
  expect((await api.askDesk(trials, {}, await api.callerFor(sam.person))).data).toEqual({
    trials: {
      nodes: [
        {
          daysLeft: 21,
          undoneCount: 1,
          account: { name: account.name },
          specialist: { name: sam.person.name },
          undoneTickets: [{ number: ticket.number }],
          viewerCan: { setSpecialist: { allowed: false } },
        },
      ],
    },
  });
  const lead = await api.callerFor(lena.person);
  const set = await api.askDesk(
    `mutation ($input: TrialSpecialistSetInput!) { trialSpecialistSet(input: $input) { tickets account { name } userErrors { code } } }`,
    {
      input: { accountId: globalId("Account", account.id), staffId: globalId("StaffMember", lena.staff.id) },
    },
    lead,
  );
  expect(set.data).toEqual({
    trialSpecialistSet: { tickets: 1, account: { name: account.name }, userErrors: [] },
  });

  const sent = await act(
    "ticketOpen",
    "TicketOpenInput",
    { idempotencyKey: randomUUID(), kind: "FEEDBACK", subject: "Dark mode", body: "Please." },
    {},
    "ticket { number } decision { outcome opensTicket }",
  );
  expect(sent.payload).toEqual({
    ticket: null,
    decision: { outcome: "ACCEPT", opensTicket: false },
    userErrors: [],
  });
  const list = `{ feedbackRequests(read: false) { unreadCount nodes { id subject body person { name } readBy { name } } } }`;
  const { data } = await api.askDesk(list, {}, lead);
  expect(data).toMatchObject({
    feedbackRequests: {
      unreadCount: 1,
      nodes: [{ subject: "Dark mode", body: "Please.", person: null, readBy: null }],
    },
  });
  const [{ id: decisionId } = { id: "" }] = await db.query<{ id: string }[]>(
    "select id from decisions where kind = 'feedback'",
  );
  const read = await api.askDesk(
    `mutation ($input: FeedbackReadInput!) { feedbackRead(input: $input) { feedback { readBy { name } } userErrors { code } } }`,
    { input: { feedbackId: globalId("Decision", decisionId), read: true } },
    lead,
  );
  expect(read.data).toEqual({
    feedbackRead: { feedback: { readBy: { name: lena.person.name } }, userErrors: [] },
  });
});
