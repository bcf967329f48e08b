import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAccount,
  addAdmin,
  addFreeAccount,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  TUESDAY,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import { ticketsByIds } from "../tickets/ticket.queries.js";
import { listTrials, undoneTickets, type TrialPosition } from "./trial.queries.js";
import { setTrialSpecialist } from "./set-trial-specialist.js";

let database: TestDatabase;
let deps: TestDeps;
let sam: Awaited<ReturnType<typeof addStaff>>;
let lena: Awaited<ReturnType<typeof addStaff>>;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  sam = await addStaff(database.db);
  lena = await addStaff(database.db, "lead");
});
afterAll(() => database.drop());

const days = (count: number): Date => new Date(TUESDAY.getTime() + count * 86_400_000);

function addTrial(startsIn: number, endsIn: number, trialSpecialistId: string | null = sam.staff.id) {
  return addFreeAccount(database.db, {
    trialStartsAt: days(startsIn),
    trialEndsAt: days(endsIn),
    trialSpecialistId,
  });
}

describe("trials", () => {
  test("are seen by their specialist and by leads, running ones by their end, ended ones for thirty days", async () => {
    const other = await addStaff(database.db);
    const late = await addTrial(-9, 21);
    const soon = await addTrial(-20, 3);
    const others = await addTrial(-2, 10, other.staff.id);
    const ended = await addTrial(-40, -29);
    const justEnded = await addTrial(-40, 0);
    await addTrial(-80, -31);
    await addTrial(2, 30);
    const list = async (actor: typeof sam.actor, running: boolean) => {
      const seen: string[] = [];
      for (let after: TrialPosition | null = null, hasMore = true; hasMore;) {
        const page: Awaited<ReturnType<typeof listTrials>> = await listTrials(
          database.db,
          actor,
          { first: 2, after, running },
          TUESDAY,
        );
        seen.push(...page.rows.map(({ id }) => id));
        after = page.rows.at(-1) ?? null;
        hasMore = page.hasMore;
      }
      return seen;
    };
    expect(await list(sam.actor, true)).toEqual([soon.id, late.id]);
    expect(await list(sam.actor, false)).toEqual([justEnded.id, ended.id]);
    expect(await list(lena.actor, true)).toEqual([soon.id, others.id, late.id]);
    expect(await list((await addStaff(database.db, "author")).actor, true)).toEqual([]);
    expect(await list((await addAdmin(database.db)).actor, true)).toEqual([]);
    expect(await list({ ...lena.actor, scopes: ["read_tickets"] }, true)).toEqual([]);
  });

  test("tell what is not solved, the oldest first, and how much of it there is", async () => {
    const account = await addTrial(-1, 5);
    const empty = await addTrial(-1, 5);
    const { person } = await addAdmin(database.db, { account });
    const of = { accountId: account.id, requesterId: person.id };
    const first = await addTicket(database.db, of);
    const second = await addTicket(database.db, { ...of, state: "waiting_on_customer" });
    await addTicket(database.db, of);
    await addTicket(database.db, { ...of, state: "solved" });
    const found = await undoneTickets(database.db, [account.id, empty.id], 2);
    expect(found.get(account.id)).toEqual({ count: 3, tickets: [first, second] });
    expect(found.get(empty.id)).toEqual({ count: 0, tickets: [] });
  });
});

describe("a trial's specialist", () => {
  test("is set by a lead, and gets what nobody else works on", async () => {
    const account = await addTrial(-1, 5);
    const { person } = await addAdmin(database.db, { account });
    const next = await addStaff(database.db);
    const busy = await addStaff(database.db);
    const of = { accountId: account.id, requesterId: person.id };
    const [unassigned, former, theirs, solved] = [
      await addTicket(database.db, of),
      await addTicket(database.db, { ...of, assigneeId: sam.staff.id }),
      await addTicket(database.db, { ...of, assigneeId: busy.staff.id }),
      await addTicket(database.db, { ...of, state: "solved", assigneeId: sam.staff.id }),
    ];
    const input = { accountId: account.id, staffId: next.staff.id };
    expect(await setTrialSpecialist(deps, lena.actor, input)).toMatchObject({
      ok: true,
      account: { trialSpecialistId: next.staff.id },
      tickets: 2,
    });
    const assignees = await ticketsByIds(database.db, [unassigned.id, former.id, theirs.id, solved.id]);
    expect(new Map(assignees.map(({ id, assigneeId }) => [id, assigneeId]))).toEqual(
      new Map([
        [unassigned.id, next.staff.id],
        [former.id, next.staff.id],
        [theirs.id, busy.staff.id],
        [solved.id, sam.staff.id],
      ]),
    );
    expect(await setTrialSpecialist(deps, lena.actor, input)).toMatchObject({ ok: true, tickets: 0 });
    const audited = await database.db.query<unknown[]>(
      "select action, data from audit_rows where account_id = $1 and subject_type = 'account'",
      [account.id],
    );
    expect(audited).toEqual([
      {
        action: "account.trial_specialist_set",
        data: { from: sam.staff.id, to: next.staff.id, tickets: 2 },
      },
    ]);
  });

  test("is set by nobody else, to nobody else, and for no trial that is over", async () => {
    const account = await addTrial(-1, 5);
    const told = async (actor: typeof sam.actor, input: { accountId?: string; staffId?: string }) => {
      const result = await setTrialSpecialist(deps, actor, {
        accountId: account.id,
        staffId: lena.staff.id,
        ...input,
      });
      return result.ok ? "set" : result.refusals[0]?.code;
    };
    expect(await told(sam.actor, {})).toBe("NOT_ALLOWED");
    expect(await told((await addAdmin(database.db, { account })).actor, {})).toBe("NOT_ALLOWED");
    expect(await told({ ...lena.actor, scopes: ["read_tickets"] }, {})).toBe("NOT_ALLOWED");
    expect(await told(lena.actor, { accountId: "nonsense" })).toBe("NOT_FOUND");
    expect(await told(lena.actor, { accountId: (await addAccount(database.db)).id })).toBe(
      "STATE_NOT_ALLOWED",
    );
    expect(await told(lena.actor, { accountId: (await addTrial(-9, 0)).id })).toBe("STATE_NOT_ALLOWED");
    expect(await told(lena.actor, { staffId: (await addStaff(database.db, "author")).staff.id })).toBe(
      "INVALID",
    );
    expect(
      await told(lena.actor, { staffId: (await addStaff(database.db, "agent", { active: false })).staff.id }),
    ).toBe("INVALID");
    expect(await told(lena.actor, { staffId: account.id })).toBe("INVALID");
  });
});
