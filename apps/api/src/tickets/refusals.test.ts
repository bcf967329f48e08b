import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addFreeAccount,
  addStaff,
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
let agent: Caller;
let lead: Caller;
beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  api = await startApi(database.url, { clock: new FakeClock() });
  agent = await api.callerFor((await addStaff(database.db, "agent")).person);
  lead = await api.callerFor((await addStaff(database.db, "lead")).person);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const OPEN = `mutation ($input: TicketOpenInput!) {
  ticketOpen(input: $input) { ticket { number } refusedRequest { id version viewerCan { contest { allowed } withdraw { allowed } } } userErrors { code } }
}`;
const CONTEST = `mutation ($input: DecisionContestInput!) {
  decisionContest(input: $input) { refusedRequest { version contest { state words } } userErrors { code } }
}`;
const WITHDRAW = `mutation ($input: ContestWithdrawInput!) {
  contestWithdraw(input: $input) { refusedRequest { contest { state } } userErrors { code } }
}`;
const UPHOLD = `mutation ($input: ContestUpholdInput!) {
  contestUphold(input: $input) { refusedRequest { contest { state outcome answer answeredBy { name } } } userErrors { code path } }
}`;
const ANEW = `mutation ($input: RefusalDecideAnewInput!) {
  refusalDecideAnew(input: $input) {
    ticket { number kind priority requester { name } decision { outcome level } timeline { nodes { __typename } } }
    refusedRequest { decision { outcome } decidedAnew { decision { outcome } } contest { outcome } ticket { number } }
    userErrors { code message path }
  }
}`;
const CORRECT = `mutation ($input: AccountFactsCorrectInput!) {
  accountFactsCorrect(input: $input) { account { supportLevel facts { version contract { endsOn } } } userErrors { code path } }
}`;

const opened = z.object({ ticketOpen: z.object({ refusedRequest: z.object({ id: z.string() }) }) });

/** A free admin past the window, whose question was refused. */
async function refused() {
  const account = await addFreeAccount(database.db);
  const { person } = await addAdmin(database.db, { account });
  const customer = await api.callerFor(person);
  const input = { idempotencyKey: unique("k"), kind: "QUESTION", subject: "Which ports?", body: "Tell me." };
  const { data } = await api.ask(OPEN, { input }, customer);
  expect(data).toMatchObject({
    ticketOpen: {
      ticket: null,
      refusedRequest: { version: 0, viewerCan: { contest: { allowed: true }, withdraw: { allowed: false } } },
    },
  });
  const { ticketOpen } = opened.parse(data);
  return { account, person, customer, refusedRequestId: ticketOpen.refusedRequest.id };
}

describe("a refused request", () => {
  test("is contested, its account corrected, and decided anew; its requester sees both decisions and the ticket", async () => {
    const { account, person, customer, refusedRequestId } = await refused();
    const contest = { refusedRequestId, words: "We have a contract.", idempotencyKey: "c" };
    expect((await api.ask(CONTEST, { input: contest }, customer)).data).toEqual({
      decisionContest: {
        refusedRequest: { version: 1, contest: { state: "OPEN", words: "We have a contract." } },
        userErrors: [],
      },
    });
    const facts = { plan: "FREE", standing: "ACTIVE", signedUpAt: "2024-01-10T15:00:00Z" };
    const correction = {
      accountId: globalId("Account", account.id),
      version: 1,
      reason: "Not entered.",
      facts: { ...facts, contract: { startsOn: "2026-04-01", endsOn: "2026-12-31" } },
    };
    expect((await api.askDesk(CORRECT, { input: correction }, agent)).data).toMatchObject({
      accountFactsCorrect: { account: null, userErrors: [{ code: "NOT_ALLOWED" }] },
    });
    expect((await api.askDesk(CORRECT, { input: correction }, lead)).data).toEqual({
      accountFactsCorrect: {
        account: { supportLevel: "CONTRACT", facts: { version: 2, contract: { endsOn: "2026-12-31" } } },
        userErrors: [],
      },
    });
    const seen = await api.askDesk(
      `query ($id: ID!) { refusedRequest(id: $id) {
        preview { outcome level } contest { waitedHours } account { corrections { reason by { name } changes { fact from to } } }
        viewerCan { uphold { allowed } decideAnew { allowed } correctFacts { allowed } }
      } }`,
      { id: refusedRequestId },
      agent,
    );
    expect(seen.errors).toEqual([]);
    expect(seen.data).toMatchObject({
      refusedRequest: {
        preview: { outcome: "ACCEPT", level: "CONTRACT" },
        contest: { waitedHours: 0 },
        account: {
          corrections: [{ reason: "Not entered.", changes: [{ fact: "supportContract", from: "null" }] }],
        },
        viewerCan: {
          uphold: { allowed: true },
          decideAnew: { allowed: true },
          correctFacts: { allowed: false },
        },
      },
    });
    const input = { refusedRequestId, version: 1, answer: "You were right.", idempotencyKey: "a" };
    const { data } = await api.askDesk(ANEW, { input }, agent);
    expect(data).toMatchObject({
      refusalDecideAnew: {
        ticket: {
          kind: "QUESTION",
          priority: 1,
          requester: { name: person.name },
          decision: { level: "CONTRACT" },
        },
        refusedRequest: {
          decision: { outcome: "SELF_SERVICE" },
          decidedAnew: [{ decision: { outcome: "ACCEPT" } }],
          contest: { outcome: "DECIDED_ANEW" },
        },
        userErrors: [],
      },
    });
    const own = await api.ask(
      "{ refusedRequests { nodes { ticket { number } decidedAnew { decision { outcome } } contest { answer } viewerCan { contest { allowed } } } } }",
      {},
      customer,
    );
    expect(own.data).toEqual({
      refusedRequests: {
        nodes: [
          {
            ticket: { number: expect.any(Number) },
            decidedAnew: [{ decision: { outcome: "ACCEPT" } }],
            contest: { answer: "You were right." },
            viewerCan: { contest: { allowed: false } },
          },
        ],
      },
    });
  });

  test("is upheld in words; who was second is told of a conflict", async () => {
    const { customer, refusedRequestId } = await refused();
    await api.ask(CONTEST, { input: { refusedRequestId, idempotencyKey: "c" } }, customer);
    const input = { refusedRequestId, version: 1, answer: "There is no contract." };
    expect((await api.askDesk(UPHOLD, { input }, agent)).data).toMatchObject({
      contestUphold: {
        refusedRequest: { contest: { state: "ANSWERED", outcome: "UPHELD" } },
        userErrors: [],
      },
    });
    expect((await api.askDesk(UPHOLD, { input }, lead)).data).toEqual({
      contestUphold: { refusedRequest: null, userErrors: [{ code: "CONFLICT", path: ["version"] }] },
    });
    expect((await api.ask(WITHDRAW, { input: { refusedRequestId } }, customer)).data).toEqual({
      contestWithdraw: { refusedRequest: null, userErrors: [{ code: "STATE_NOT_ALLOWED" }] },
    });
  });

  test("of others is answered as one that does not exist, and the public schema knows no answer", async () => {
    const { refusedRequestId } = await refused();
    const { person } = await addAdmin(database.db);
    const stranger = await api.callerFor(person);
    const unknown = globalId("Decision", person.id);
    for (const id of [refusedRequestId, unknown, "nonsense", globalId("Ticket", person.id)]) {
      const read = await api.ask("query ($id: ID!) { refusedRequest(id: $id) { id } }", { id }, stranger);
      expect(read.data).toEqual({ refusedRequest: null });
      const input = { refusedRequestId: id, idempotencyKey: unique("k") };
      expect((await api.ask(CONTEST, { input }, stranger)).data).toEqual({
        decisionContest: { refusedRequest: null, userErrors: [{ code: "NOT_FOUND" }] },
      });
    }
    const upheld = await api.ask(UPHOLD, { input: {} }, stranger);
    expect(upheld.errors[0]?.message).toContain("ContestUpholdInput");
    expect((await api.ask("{ refusedRequests { nodes { id } } }", {})).data).toEqual({
      refusedRequests: { nodes: [] },
    });
  });

  test("is listed with a few statements, however many there are", async () => {
    const { customer, account } = await refused();
    const ask = () =>
      api.countStatements(() =>
        api.askDesk(
          "query ($accountId: ID) { refusals(filter: { accountId: $accountId }) { nodes { person { name } account { name } ticket { number } contest { state } decidedAnew { at } } } }",
          { accountId: globalId("Account", account.id) },
          agent,
        ),
      );
    const one = await ask();
    for (const subject of ["Second", "Third", "Fourth"]) {
      const input = { idempotencyKey: unique("k"), kind: "QUESTION", subject, body: "?" };
      await api.ask(OPEN, { input }, customer);
    }
    expect(await ask()).toBe(one);
  });
});
