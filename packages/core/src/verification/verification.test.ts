import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addMembership,
  addPerson,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  type TestDatabase,
} from "@recourse/testing";
import type { RequestKind } from "@recourse/policy";
import { verificationActs, verificationStates, verificationTransitions } from "@recourse/policy";
import { sendMail } from "../mail/send-mail.js";
import { replyToTicket } from "../tickets/reply-to-ticket.js";
import { approveDeletion } from "./approve-deletion.js";
import { cancelVerification } from "./cancel-verification.js";
import { confirmCode } from "./confirm-code.js";
import { discloseAccountInformation } from "./disclose-account-information.js";
import { startVerification } from "./start-verification.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

async function scene(kind: RequestKind = "account_information") {
  const { db } = database;
  const deps = testDeps(db);
  const asked = await addAdmin(db);
  const ticket = await addTicket(db, { accountId: asked.account.id, requesterId: asked.person.id, kind });
  const agents = [await addStaff(db), await addStaff(db), await addStaff(db, "lead")] as const;
  const confirmed = () => ({ ...asked.actor, secondFactorAt: deps.clock.now() });
  const prove = () =>
    startVerification(deps, confirmed(), { ticketId: ticket.id, method: "reauthenticated_session" });
  const sendCode = async () => {
    const started = await startVerification(deps, asked.actor, {
      ticketId: ticket.id,
      method: "code_to_contact",
    });
    if (!started.ok) throw new Error(JSON.stringify(started.refusals));
    return deps.codes.code("verification", started.verification.id);
  };
  const audited = async (action: string) =>
    (
      await db.query<unknown[]>("select 1 from audit_rows where account_id = $1 and action = $2", [
        asked.account.id,
        action,
      ])
    ).length;
  const mails = (template: string) =>
    db.query<{ id: string; address: string; data: Record<string, unknown> }[]>(
      `select id, to_address as address, data from outgoing_mails where template = $1 and created_at >= $2
         and to_person_id in (select person_id from memberships where account_id = $3)`,
      [template, new Date(0), asked.account.id],
    );
  return {
    ...{ db, deps, asked, ticket, agents, confirmed, prove, sendCode, audited, mails },
    ticketId: ticket.id,
  };
}

const code = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? "ok" : result.refusals?.[0]?.code;

describe("proof by a second factor", () => {
  test("A46: holds for ten minutes after it was confirmed, and is no proof later, or of an access token", async () => {
    const { deps, asked, ticketId, prove, confirmed } = await scene();
    const method = "reauthenticated_session" as const;
    const old = { ...asked.actor, secondFactorAt: new Date(deps.clock.now().getTime() - 10 * 60_000 - 1) };
    expect(code(await startVerification(deps, old, { ticketId, method }))).toBe("NOT_ALLOWED");
    expect(code(await startVerification(deps, asked.actor, { ticketId, method }))).toBe("NOT_ALLOWED");
    const token = { ...confirmed(), scopes: ["write_tickets" as const] };
    expect(code(await startVerification(deps, token, { ticketId, method }))).not.toBe("ok");
    expect(await prove()).toMatchObject({ ok: true, verification: { state: "approved" } });
  });

  test("is nobody else's to give: not another admin's, not staff's, not for a request that asks for nothing sensitive", async () => {
    const { db, deps, asked, ticketId, agents, confirmed } = await scene();
    const other = await addAdmin(db, { account: asked.account });
    const input = { ticketId, method: "reauthenticated_session" as const };
    const fresh = { secondFactorAt: deps.clock.now() };
    expect(code(await startVerification(deps, { ...other.actor, ...fresh }, input))).toBe("NOT_ALLOWED");
    expect(code(await startVerification(deps, { ...agents[2].actor, ...fresh }, input))).toBe("NOT_FOUND");
    const stranger = await addAdmin(db);
    expect(code(await startVerification(deps, { ...stranger.actor, ...fresh }, input))).toBe("NOT_FOUND");
    const question = await addTicket(db, { accountId: asked.account.id, requesterId: asked.person.id });
    expect(code(await startVerification(deps, confirmed(), { ...input, ticketId: question.id }))).toBe(
      "STATE_NOT_ALLOWED",
    );
  });
});

describe("proof by a code", () => {
  test("goes to the requester's own contact, and proves with spaces and hyphens in it; nothing of it is in the database", async () => {
    const { db, deps, asked, ticketId, sendCode, mails } = await scene();
    const sent = await sendCode();
    expect(await mails("verification_code")).toMatchObject([{ address: asked.person.email }]);
    const [dump] = await db.query<{ all: string }[]>(
      "select (select json_agg(m) from outgoing_mails m)::text || (select json_agg(v) from verifications v)::text as all",
    );
    expect(dump?.all).not.toContain(sent);
    const typed = `${sent.slice(0, 4)} - ${sent.slice(4)}`;
    expect(await confirmCode(deps, asked.actor, { ticketId, code: typed })).toMatchObject({
      ok: true,
      verification: { state: "approved" },
    });
    expect(code(await confirmCode(deps, asked.actor, { ticketId, code: sent }))).toBe("INVALID");
  });

  test("A46: goes to no contact that changed two days ago, but to another administrator's", async () => {
    const { db, deps, asked, ticketId, mails } = await scene();
    const other = await addAdmin(db, { account: asked.account });
    const lately = new Date(deps.clock.now().getTime() - 2 * 86_400_000);
    await db.query("update memberships set updated_at = $2 where person_id = $1", [asked.person.id, lately]);
    const start = () => startVerification(deps, asked.actor, { ticketId, method: "code_to_contact" });
    expect(await start()).toMatchObject({ ok: true, verification: { contactId: other.person.id } });
    expect(await mails("verification_code")).toMatchObject([{ address: other.person.email }]);
    await db.query("update memberships set updated_at = $2 where person_id = $1", [other.person.id, lately]);
    expect(code(await start())).toBe("NOT_ALLOWED");
  });

  test("A13: 3 wrong codes in all, however many come at once, and it has failed; the right one fails then, too, and the admins are told", async () => {
    const { deps, asked, ticketId, sendCode, mails, audited } = await scene();
    const right = await sendCode();
    const wrong = Array.from({ length: 50 }, (_, number) => String(number).padStart(8, "0")).filter(
      (each) => each !== right,
    );
    const results = await Promise.all(
      wrong.map((each) => confirmCode(deps, asked.actor, { ticketId, code: each })),
    );
    expect(new Set(results.map((result) => JSON.stringify(result.ok ? "ok" : result.refusals))).size).toBe(1);
    expect(code(await confirmCode(deps, asked.actor, { ticketId, code: right }))).toBe("INVALID");
    expect(await audited("verification.wrong_code")).toBe(2);
    expect(await audited("verification.failed")).toBe(1);
    expect(await mails("verification_failed")).toHaveLength(1);
    const again = await startVerification(deps, asked.actor, { ticketId, method: "code_to_contact" });
    expect(code(again)).toBe("RATE_LIMITED");
    deps.clock.advance({ hours: 25 });
    expect(code(await startVerification(deps, asked.actor, { ticketId, method: "code_to_contact" }))).toBe(
      "ok",
    );
  });

  test("is good for 15 minutes, and void when another is sent or it is cancelled", async () => {
    const { deps, asked, ticketId, sendCode, mails } = await scene();
    const first = await sendCode();
    const second = await sendCode();
    expect(first).not.toBe(second);
    deps.clock.advance({ minutes: 15 });
    expect(code(await confirmCode(deps, asked.actor, { ticketId, code: second }))).toBe("INVALID");
    const third = await sendCode();
    expect((await cancelVerification(deps, asked.actor, { ticketId })).ok).toBe(true);
    for (const { id } of await mails("verification_code")) {
      await sendMail(deps, { mailId: id });
    }
    expect(deps.mailer.sent).toEqual([]);
    expect(code(await confirmCode(deps, asked.actor, { ticketId, code: third }))).toBe("INVALID");
  });
});

describe("account information", () => {
  test("A44: is disclosed once for a proof, whoever of 50 comes first", async () => {
    const { deps, ticketId, agents, prove, audited } = await scene();
    await prove();
    const [agent] = agents;
    const results = await Promise.all(
      Array.from({ length: 50 }, () => discloseAccountInformation(deps, agent.actor, { ticketId })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await audited("account_information.disclosed")).toBe(1);
  });

  test("A44: is not disclosed for another ticket, after 15 minutes, after another requester, or when they are no admin any more", async () => {
    const { db, deps, asked, ticketId, agents, prove } = await scene();
    const disclose = (id = ticketId) => discloseAccountInformation(deps, agents[0].actor, { ticketId: id });
    await prove();
    const second = await addTicket(db, {
      accountId: asked.account.id,
      requesterId: asked.person.id,
      kind: "account_information",
    });
    expect(code(await disclose(second.id))).toBe("STATE_NOT_ALLOWED");
    await db.query("update memberships set active = false where person_id = $1", [asked.person.id]);
    expect(code(await disclose())).toBe("STATE_NOT_ALLOWED");
    await db.query("update memberships set active = true where person_id = $1", [asked.person.id]);
    const other = await addAdmin(db, { account: asked.account });
    await db.query("update tickets set requester_id = $2 where id = $1", [ticketId, other.person.id]);
    expect(code(await disclose())).toBe("STATE_NOT_ALLOWED");
    await db.query("update tickets set requester_id = $2 where id = $1", [ticketId, asked.person.id]);
    deps.clock.advance({ minutes: 15 });
    expect(code(await disclose())).toBe("STATE_NOT_ALLOWED");
  });

  test("A47: is not disclosed by staff who belong to the account, nor by authors", async () => {
    const { db, deps, asked, ticketId, agents, prove } = await scene();
    await prove();
    await addMembership(db, { accountId: asked.account.id, personId: agents[0].person.id, role: "end_user" });
    const member = { ...agents[0].actor, memberships: [...asked.actor.memberships] };
    expect(code(await discloseAccountInformation(deps, member, { ticketId }))).toBe("NOT_ALLOWED");
    const author = await addStaff(db, "author");
    expect(code(await discloseAccountInformation(deps, author.actor, { ticketId }))).toBe("NOT_ALLOWED");
  });

  test("A45: a reply that tells it is stopped before, and goes, with its audit row, after", async () => {
    const { deps, ticketId, agents, prove, audited } = await scene();
    const [agent] = agents;
    const reply = (idempotencyKey: string) =>
      replyToTicket(deps, agent.actor, {
        ticketId,
        body: "You are on the paying plan, billed annually.",
        idempotencyKey,
      });
    expect(code(await reply("one"))).toBe("NOT_ALLOWED");
    expect(await audited("ticket.reply_stopped")).toBe(1);
    await prove();
    expect(code(await reply("two"))).toBe("NOT_ALLOWED");
    await discloseAccountInformation(deps, agent.actor, { ticketId });
    expect(code(await reply("three"))).toBe("ok");
    expect(await audited("account_information.told")).toBe(1);
    deps.clock.advance({ minutes: 15 });
    expect(code(await reply("four"))).toBe("NOT_ALLOWED");
  });
});

describe("a deletion is approved", () => {
  test("A43: by two of the staff, neither of whom asked for it, while the proof is good; then every admin is told", async () => {
    const { db, deps, asked, ticketId, agents, prove, mails } = await scene("account_deletion");
    const second = await addAdmin(db, { account: asked.account });
    const [one, other] = agents;
    const approve = (actor = one.actor) => approveDeletion(deps, actor, { ticketId });
    expect(code(await approve())).toBe("STATE_NOT_ALLOWED");
    expect(await prove()).toMatchObject({ ok: true, verification: { state: "proven" } });
    expect(await approve()).toMatchObject({ ok: true, deletion: null });
    expect(code(await approve())).toBe("NOT_ALLOWED");
    const approved = await approve(other.actor);
    expect(approved).toMatchObject({
      ok: true,
      verification: { state: "used" },
      deletion: { state: "scheduled", runsAt: new Date(deps.clock.now().getTime() + 72 * 3_600_000) },
    });
    expect((await mails("deletion_announced")).map(({ address }) => address).sort()).toEqual(
      [asked.person.email, second.person.email].sort(),
    );
    expect(code(await approve(agents[2].actor))).toBe("STATE_NOT_ALLOWED");
  });

  test("A43: not after 15 minutes, and once of 50", async () => {
    const { deps, ticketId, agents, prove } = await scene("account_deletion");
    await prove();
    await approveDeletion(deps, agents[0].actor, { ticketId });
    deps.clock.advance({ minutes: 15 });
    expect(code(await approveDeletion(deps, agents[1].actor, { ticketId }))).toBe("STATE_NOT_ALLOWED");
    await prove();
    await approveDeletion(deps, agents[0].actor, { ticketId });
    const results = await Promise.all(
      Array.from({ length: 50 }, () => approveDeletion(deps, agents[1].actor, { ticketId })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("the database", () => {
  test.each(
    verificationStates.flatMap((from) =>
      verificationStates.filter((to) => to !== from).map((to) => [from, to] as const),
    ),
  )("lets a verification go from %s to %s only where the policy does", async (from, to) => {
    const { db, ticket, asked } = await scene();
    const staff = await addPerson(db);
    const stamps = (state: string) =>
      `proven_at = now(), approved_at = now(), used_at = ${state === "used" ? "now()" : "null"},
       ended_at = ${["used", "expired", "cancelled", "failed"].includes(state) ? "now()" : "null"}`;
    const [row] = await db.query<{ id: string }[]>(
      `insert into verifications (ticket_id, person_id, account_id, action, method, state, requested_at, expires_at, proven_at, approved_at, used_at, used_by, ended_at)
       values ($1, $2, $3, 'account_information', 'reauthenticated_session', $4, now(), now(), now(), now(),
         case when $4 = 'used' then now() end, $5, case when $4 in ('used', 'expired', 'cancelled', 'failed') then now() end) returning id`,
      [ticket.id, asked.person.id, asked.account.id, from, staff.id],
    );
    const allowed = verificationActs.some((act) => verificationTransitions[from][act] === to);
    const change = db.query(`update verifications set state = $2, ${stamps(to)} where id = $1`, [
      row?.id,
      to,
    ]);
    await (allowed
      ? expect(change).resolves.toBeDefined()
      : expect(change).rejects.toThrow("does not go from"));
  });
});
