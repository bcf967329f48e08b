import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addEndUser,
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

async function scene() {
  const { db } = database;
  const rita = await addAdmin(db);
  const { account } = rita;
  const adam = await addAdmin(db, { account });
  const uma = await addEndUser(db, { account });
  const stranger = await addAdmin(db);
  const ticket = await addTicket(db, {
    accountId: account.id,
    requesterId: rita.person.id,
    visibility: "private",
  });
  const callers = {
    rita: await api.callerFor(rita.person),
    adam: await api.callerFor(adam.person),
    stranger: await api.callerFor(stranger.person),
  };
  return { rita, adam, uma, stranger, account, ticket, callers, ticketId: globalId("Ticket", ticket.id) };
}

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

const TICKET = "ticket { number visibility participants { name email } }";

describe("who reads a ticket", () => {
  test("is told and changed over the API, and an added colleague finds it in their list", async () => {
    const { callers, ticketId, ticket, adam, rita } = await scene();
    const found = (caller: Caller) =>
      api.ask(
        `query ($number: Int!) { ticket(number: $number) { subject viewerCan { share { allowed code } leave { code } takeOver { code } rate { code } } }
          tickets(relation: SHARED_WITH_ME) { totalCount nodes { number visibility } } }`,
        { number: ticket.number },
        caller,
      );
    expect((await found(callers.adam)).data).toEqual({ ticket: null, tickets: { totalCount: 0, nodes: [] } });
    const added = await act(
      "ticketParticipantAdd",
      "TicketParticipantAddInput",
      { ticketId, email: adam.person.email },
      callers.rita,
      TICKET,
    );
    expect(added.payload).toEqual({
      ticket: {
        number: ticket.number,
        visibility: "PRIVATE",
        // Addresses are for oneself and staff.
        participants: [{ name: adam.person.name, email: null }],
      },
      userErrors: [],
    });
    expect((await found(callers.adam)).data).toEqual({
      ticket: {
        subject: ticket.subject,
        viewerCan: {
          share: { allowed: false, code: "requester_only" },
          leave: { code: "allowed" },
          takeOver: { code: "not_in_this_state" },
          rate: { code: "not_in_this_state" },
        },
      },
      tickets: { totalCount: 1, nodes: [{ number: ticket.number, visibility: "PRIVATE" }] },
    });
    const timeline = await api.ask(
      `query ($number: Int!) { ticket(number: $number) { timeline { nodes { __typename ... on ParticipantChange { joined author { name } person { name } } } } } }`,
      { number: ticket.number },
      callers.adam,
    );
    expect(timeline.data).toEqual({
      ticket: {
        timeline: {
          nodes: [
            {
              __typename: "ParticipantChange",
              joined: true,
              author: { name: rita.person.name },
              person: { name: adam.person.name },
            },
          ],
        },
      },
    });
    // Who leaves a private ticket is not shown it again.
    const left = await act(
      "ticketParticipantRemove",
      "TicketParticipantRemoveInput",
      { ticketId, personId: globalId("Person", adam.person.id) },
      callers.adam,
      TICKET,
    );
    expect(left.payload).toEqual({ ticket: null, userErrors: [] });
  });

  test("is unknown to strangers, whichever id they send, as are the people of other accounts", async () => {
    const { callers, ticketId, stranger, uma, account } = await scene();
    const person = globalId("Person", uma.person.id);
    const tries: [string, string, Record<string, unknown>][] = [
      ["ticketVisibilitySet", "TicketVisibilitySetInput", { visibility: "PRIVATE", version: 1 }],
      ["ticketParticipantAdd", "TicketParticipantAddInput", { personId: person }],
      ["ticketParticipantRemove", "TicketParticipantRemoveInput", { personId: person }],
      ["ticketTakeOver", "TicketTakeOverInput", {}],
      ["ticketRate", "TicketRateInput", { rating: "BAD" }],
    ];
    for (const [name, type, rest] of tries) {
      const asked = [ticketId, globalId("Ticket", randomUUID()), person, "nonsense"].map((id) =>
        act(name, type, { ticketId: id, ...rest }, callers.stranger, "ticket { number }"),
      );
      const told = await Promise.all(asked);
      expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(told[0]?.payload).toMatchObject({ ticket: null, userErrors: [{ code: "NOT_FOUND" }] });
    }
    const others = [
      globalId("Person", stranger.person.id),
      globalId("Person", randomUUID()),
      ticketId,
      "nonsense",
    ];
    const added = await Promise.all(
      others.map((personId) =>
        act(
          "ticketParticipantAdd",
          "TicketParticipantAddInput",
          { ticketId, personId },
          callers.rita,
          TICKET,
        ),
      ),
    );
    expect(new Set(added.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const members = await Promise.all(
      [globalId("Account", account.id), globalId("Account", randomUUID()), "nonsense"].map((accountId) =>
        api.ask(
          `query ($id: ID!) { accountMembers(accountId: $id) { email } }`,
          { id: accountId },
          callers.stranger,
        ),
      ),
    );
    expect(members.map(({ data }) => data)).toEqual(Array(3).fill({ accountMembers: [] }));
    const settings = await Promise.all(
      [globalId("Account", account.id), globalId("Account", randomUUID()), "nonsense"].map((accountId) =>
        act(
          "accountTicketSharingSet",
          "AccountTicketSharingSetInput",
          { accountId, sharing: "REQUESTER" },
          callers.stranger,
          "account { name }",
        ),
      ),
    );
    expect(new Set(settings.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test("is looked up among the account's people by its admins, by part of a name or an address", async () => {
    const { callers, account, uma } = await scene();
    const search = uma.person.email.slice(0, -5).toUpperCase();
    const { data } = await api.ask(
      `query ($id: ID!, $search: String) { accountMembers(accountId: $id, search: $search) { email role person { name } } }`,
      { id: globalId("Account", account.id), search },
      callers.adam,
    );
    expect(data).toEqual({
      accountMembers: [{ email: uma.person.email, role: "END_USER", person: { name: uma.person.name } }],
    });
    const caller = await api.callerFor(uma.person);
    const none = await api.ask(
      `query ($id: ID!) { accountMembers(accountId: $id) { email } }`,
      { id: globalId("Account", account.id) },
      caller,
    );
    expect(none.data).toEqual({ accountMembers: [] });
  });

  test("costs as many statements for fifty tickets as for five", async () => {
    const { callers, account, rita, uma } = await scene();
    for (let index = 0; index < 50; index += 1) {
      await addTicket(database.db, {
        accountId: account.id,
        requesterId: rita.person.id,
        participantIds: [uma.person.id],
        state: "solved",
        solvedAt: TUESDAY,
      });
    }
    const query = `query ($first: Int) { tickets(first: $first) { totalCount nodes { number visibility handoverOfferedAt participants { name } viewerRating { rating }
      viewerCan { share { allowed } leave { allowed } takeOver { allowed } rate { allowed } } } } }`;
    await api.ask(query, { first: 1 }, callers.rita);
    const five = await api.countStatements(() => api.ask(query, { first: 5 }, callers.rita));
    const fifty = await api.countStatements(() => api.ask(query, { first: 50 }, callers.rita));
    expect(fifty).toBe(five);
  });
});

test("a lead ends a membership on the desk, another admin takes the ticket over, and the desk can hand it on", async () => {
  const { callers, ticketId, ticket, account, rita, adam } = await scene();
  const lead = await api.callerFor((await addStaff(database.db, "lead")).person);
  const ended = await api.askDesk(
    `mutation ($input: MembershipChangeInput!) { membershipDeactivate(input: $input) { active tickets userErrors { code } } }`,
    { input: { accountId: globalId("Account", account.id), personId: globalId("Person", rita.person.id) } },
    lead,
  );
  expect(ended.data).toEqual({ membershipDeactivate: { active: false, tickets: 1, userErrors: [] } });
  const gone = await api.ask(
    `query ($number: Int!) { ticket(number: $number) { subject } tickets { totalCount } }`,
    { number: ticket.number },
    callers.rita,
  );
  expect(gone.data).toEqual({ ticket: null, tickets: { totalCount: 0 } });
  const taken = await act(
    "ticketTakeOver",
    "TicketTakeOverInput",
    { ticketId },
    callers.adam,
    "ticket { requester { name } handoverOfferedAt version }",
  );
  expect(taken.payload).toMatchObject({
    ticket: { requester: { name: adam.person.name }, handoverOfferedAt: null },
    userErrors: [],
  });
  const third = await addAdmin(database.db, { account });
  const handed = await api.askDesk(
    `mutation ($input: TicketHandOverInput!) { ticketHandOver(input: $input) { ticket { requester { name } participants { name } } userErrors { code } } }`,
    { input: { ticketId, personId: globalId("Person", third.person.id), version: 3 } },
    lead,
  );
  expect(handed.data).toEqual({
    ticketHandOver: {
      ticket: { requester: { name: third.person.name }, participants: [{ name: adam.person.name }] },
      userErrors: [],
    },
  });
  const events = await api.askDesk(
    `query ($number: Int!) { ticket(number: $number) { timeline { nodes { ... on RequesterChange { former { name } requester { name } } } } } }`,
    { number: ticket.number },
    lead,
  );
  expect(events.data).toMatchObject({
    ticket: {
      timeline: {
        nodes: [
          { former: { name: rita.person.name }, requester: { name: adam.person.name } },
          { former: { name: adam.person.name }, requester: { name: third.person.name } },
        ],
      },
    },
  });
});
