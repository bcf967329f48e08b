import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  type TestDatabase,
} from "@recourse/testing";
import { withSignIn } from "../testing/auth-template.js";
import { globalId } from "../graphql/global-id.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

let database: TestDatabase;
let running: RunningApi;
const clock = new FakeClock();
beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  running = await startApi(database.url, { clock });
});
afterAll(async () => {
  await running.close();
  await database.drop();
});

const TICKET = `query ($id: ID!) { node(id: $id) { ... on Ticket {
  account { name plan billing standing signedUpAt } decision { factsJson }
  verification { state attemptsLeft sentToRequester } viewerCan { proveIdentity { allowed } }
  timeline(first: 50) { nodes { __typename ... on VerificationEvent { step action } } }
} } }`;
const START = `mutation ($id: ID!) { verificationStart(input: { ticketId: $id, method: CODE_TO_CONTACT }) { verification { state sentToRequester } userErrors { code } } }`;
const CONFIRM = `mutation ($id: ID!, $code: String!) { verificationConfirm(input: { ticketId: $id, code: $code }) { verification { state } userErrors { code message } } }`;
const DISCLOSE = `mutation ($id: ID!) { accountInformationDisclose(input: { ticketId: $id }) { verification { state } userErrors { code } } }`;
const APPROVE = `mutation ($id: ID!) { accountDeletionApprove(input: { ticketId: $id }) { deletion { id state } userErrors { code message } } }`;
const DELETION = `query ($id: ID!, $token: String) { accountDeletion(id: $id, token: $token) { state accountName viewerCanStop { allowed } } }`;
const STOP = `mutation ($id: ID!, $token: String) { accountDeletionStop(input: { deletionId: $id, token: $token }) { deletion { state stoppedBy } userErrors { code } } }`;

async function scene(kind: "account_information" | "account_deletion") {
  const { db } = database;
  const asked = await addAdmin(db);
  const ticket = await addTicket(db, { accountId: asked.account.id, requesterId: asked.person.id, kind });
  const [one, other] = [await addStaff(db), await addStaff(db)];
  const id = globalId("Ticket", ticket.id);
  const callers = {
    admin: await running.callerFor(asked.person),
    one: await running.callerFor(one.person),
    other: await running.callerFor(other.person),
  };
  const proven = async () => {
    await running.ask(START, { id }, callers.admin);
    const [row] = await db.query<{ id: string }[]>("select id from verifications where ticket_id = $1", [
      ticket.id,
    ]);
    const code = running.api.deps.codes.code("verification", row?.id ?? "");
    return (await running.ask(CONFIRM, { id, code }, callers.admin)).data?.["verificationConfirm"];
  };
  const onDesk = async (caller: Caller) => (await running.askDesk(TICKET, { id }, caller)).data?.["node"];
  return { db, asked, ticket, id, callers, proven, onDesk };
}

describe("what is on record of an account", () => {
  test("A45: is masked for staff on a ticket that asks for it, shown for some minutes once the proof is used, and never kept from its admins", async () => {
    const { asked, id, callers, proven, onDesk } = await scene("account_information");
    const masked = {
      account: { name: asked.account.name, plan: null, billing: null, standing: null, signedUpAt: null },
      decision: { factsJson: null },
    };
    expect(await onDesk(callers.one)).toMatchObject(masked);
    expect((await running.ask(TICKET, { id }, callers.admin)).data?.["node"]).toMatchObject({
      account: { plan: "PAYING" },
      viewerCan: { proveIdentity: { allowed: true } },
    });
    expect(
      (await running.askDesk(DISCLOSE, { id }, callers.one)).data?.["accountInformationDisclose"],
    ).toMatchObject({
      userErrors: [{ code: "STATE_NOT_ALLOWED" }],
    });
    expect(await proven()).toMatchObject({ verification: { state: "APPROVED" } });
    expect(await onDesk(callers.one)).toMatchObject({ ...masked, verification: { state: "APPROVED" } });
    expect(
      (await running.askDesk(DISCLOSE, { id }, callers.one)).data?.["accountInformationDisclose"],
    ).toMatchObject({
      verification: { state: "USED" },
    });
    expect(await onDesk(callers.one)).toMatchObject({ account: { plan: "PAYING", billing: "ANNUAL" } });
    clock.advance({ minutes: 15 });
    expect(await onDesk(callers.one)).toMatchObject(masked);
    expect(await onDesk(callers.one)).toMatchObject({
      timeline: {
        nodes: expect.arrayContaining([
          expect.objectContaining({ step: "CODE_SENT" }),
          expect.objectContaining({ step: "USED" }),
        ]),
      },
    });
  });

  test("A42, A43: nobody approves or discloses on the public schema", async () => {
    const { id, callers } = await scene("account_deletion");
    for (const query of [DISCLOSE, APPROVE])
      expect((await running.ask(query, { id }, callers.one)).errors[0]?.message).toContain(
        "Cannot query field",
      );
  });
});

describe("a code", () => {
  const sent = async (ticketId: string) =>
    database.db.query(
      `select to_address as to from outgoing_mails where template = 'verification_code' and data->>'verificationId' in
         (select id::text from verifications where ticket_id = $1)`,
      [ticketId],
    );

  test.each([
    ["a list", '["m@evil.test"]'],
    ["an address", '"m@evil.test"'],
    ["a header", '"x\\r\\nBcc: m@evil.test"'],
    ["nothing", "{}"],
  ])("A12: goes to nobody whom the request names: %s", async (_what, email) => {
    const { id, ticket, callers } = await scene("account_deletion");
    for (const field of ["email", "to", "address"]) {
      const input = `{ ticketId: "${id}", method: CODE_TO_CONTACT, ${field}: ${email} }`;
      const { errors } = await running.ask(
        `mutation { verificationStart(input: ${input}) { verification { state } } }`,
        {},
        callers.admin,
      );
      expect(errors[0]?.extensions["code"]).toBe("GRAPHQL_VALIDATION_FAILED");
    }
    expect(await sent(ticket.id)).toEqual([]);
  });

  test("A12: goes to the address on record, as one mail", async () => {
    const { id, asked, ticket, callers } = await scene("account_deletion");
    await running.ask(START, { id }, callers.admin);
    expect(await sent(ticket.id)).toEqual([{ to: asked.person.email }]);
  });

  test("Q18: is asked for a ticket that one may not know of as for one that does not exist", async () => {
    const { id } = await scene("account_deletion");
    const stranger = await running.callerFor((await addAdmin(database.db)).person);
    const unknown = globalId("Ticket", "0199e0a4-6f1c-7b7e-8f7e-2d3f6a5b4c1d");
    for (const caller of [stranger, {}]) {
      const [foreign, none] = [
        await running.ask(START, { id }, caller),
        await running.ask(START, { id: unknown }, caller),
      ];
      expect([foreign.status, foreign.data, foreign.errors.map(({ message }) => message)]).toEqual([
        none.status,
        none.data,
        none.errors.map(({ message }) => message),
      ]);
      const headers = ({ headers: told }: typeof none) =>
        [...told.keys()].filter((name) => name !== "set-cookie").toSorted();
      expect(headers(foreign)).toEqual(headers(none));
    }
  });
});

describe("a deletion", () => {
  test("A14, A43: approved by two of the staff, it is seen and stopped with the link alone; looking at it changes nothing", async () => {
    const { id, callers, proven } = await scene("account_deletion");
    const approve = async (caller: Caller) =>
      (await running.askDesk(APPROVE, { id }, caller)).data?.["accountDeletionApprove"];
    await proven();
    expect(await approve(callers.one)).toMatchObject({ deletion: null, userErrors: [] });
    expect(await approve(callers.one)).toMatchObject({ userErrors: [{ code: "NOT_ALLOWED" }] });
    expect(await approve(callers.other)).toMatchObject({ deletion: { state: "SCHEDULED" } });
    const [row] = await database.db.query<{ id: string }[]>(
      "select id from account_deletions where ticket_id is not null order by approved_at desc limit 1",
    );
    const deletionId = globalId("AccountDeletion", row?.id ?? "");
    const token = running.api.deps.codes.linkToken("stop deletion", row?.id ?? "");
    const look = async (given: string | null, caller?: Caller) =>
      (await running.ask(DELETION, { id: deletionId, token: given }, caller)).data?.["accountDeletion"];
    expect(await look(null)).toBeNull();
    expect(await look(`${token}x`)).toBeNull();
    for (const changed of ["", " ", token.slice(1), token.toUpperCase()])
      expect(await look(changed)).toBeNull();
    expect(await look(token)).toMatchObject({ state: "SCHEDULED", viewerCanStop: { allowed: true } });
    expect(await look(null, callers.admin)).toMatchObject({ state: "SCHEDULED" });
    const stop = async (given: string) =>
      (await running.ask(STOP, { id: deletionId, token: given })).data?.["accountDeletionStop"];
    expect(await stop(`x${token}`)).toMatchObject({ userErrors: [{ code: "NOT_FOUND" }] });
    expect(await stop(token)).toMatchObject({ deletion: { state: "STOPPED" } });
    expect(await look(token)).toMatchObject({ state: "STOPPED", viewerCanStop: { allowed: false } });
  });
});
