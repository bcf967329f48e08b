import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  createTestDatabase,
  openedTicket,
  testDeps,
  testPolicy,
  unique,
  until,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { enqueueDueMails } from "./enqueue-due-mails.js";
import { enqueueMail } from "./enqueue-mail.js";
import { OutgoingMail } from "./outgoing-mail.entity.js";
import { sendMail } from "./send-mail.js";

let database: TestDatabase;
let deps: TestDeps;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  deps = testDeps(database.db);
});

const MINUTE = 60_000;

/** A mail to an address of its own, unless told otherwise. */
function addMail({
  to = `${unique("to")}@customer.test`,
  at = deps.clock.now(),
  ticketId,
}: {
  to?: string;
  at?: Date;
  ticketId?: string;
} = {}): Promise<string> {
  return enqueueMail(database.db.manager, {
    ...{ template: "address_changed", data: { newAddress: "new@customer.test" }, at },
    to: { address: to, personId: null },
    ...(ticketId === undefined ? {} : { ticketId }),
  });
}

function rowOf(id: string): Promise<OutgoingMail> {
  return database.db.manager.findOneByOrFail(OutgoingMail, { id });
}

/** Jobs that wait for one of these. */
async function jobsOf(ids: string[]): Promise<string[]> {
  const rows = await database.db.query<{ key: string }[]>(
    "select key from graphile_worker.jobs where key = any($1)",
    [ids.map((id) => `send-mail-${id}`)],
  );
  return rows.map(({ key }) => key.slice("send-mail-".length));
}

/** As if their jobs had been taken and lost. */
async function forgetJobs(ids: string[]): Promise<void> {
  await database.db.query(
    "select graphile_worker.remove_job('send-mail-' || id) from unnest($1::text[]) id",
    [ids],
  );
}

describe("sending", () => {
  test("R04, R19: once, however many workers try at once and again, with the Message-ID that was written with it", async () => {
    const id = await addMail();
    await Promise.all(Array.from({ length: 8 }, () => sendMail(deps, { mailId: id })));
    await sendMail(deps, { mailId: id });
    expect(deps.mailer.sent.map(({ messageId }) => messageId)).toEqual([`${id}@recourse`]);
    expect(await rowOf(id)).toMatchObject({ state: "sent", attempts: 1, sentAt: deps.clock.now() });
  });

  test("does nothing where there is no way out", async () => {
    const id = await addMail();
    await sendMail({ ...deps, mailer: null }, { mailId: id });
    expect(await rowOf(id)).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await enqueueDueMails({ ...deps, mailer: null })).toBe(0);
  });

  test("a code is made when it is sent, is nowhere in the database, and is not sent once it ran out", async () => {
    const [verificationId, late] = [randomUUID(), randomUUID()];
    const codeMail = (id: string) =>
      enqueueMail(database.db.manager, {
        template: "verification_code",
        to: { address: `${unique("to")}@customer.test`, personId: null },
        data: {
          ...{ verificationId: id, ticketNumber: 1, requesterName: null },
          action: "account_information" as const,
        },
        at: deps.clock.now(),
      });
    const [sent, dropped] = [await codeMail(verificationId), await codeMail(late)];
    await sendMail(deps, { mailId: sent });
    const code = deps.codes.code("verification", verificationId);
    expect(deps.mailer.sent[0]?.text).toContain(code);
    const [dump] = await database.db.query<{ text: string }[]>(
      `select (select string_agg(m::text, ' ') from outgoing_mails m) || coalesce((select string_agg(j.payload::text, ' ')
         from graphile_worker._private_jobs j), '') as text`,
    );
    expect(dump?.text).toContain(verificationId);
    expect(dump?.text).not.toContain(code);

    deps.clock.set(new Date(deps.clock.now().getTime() + 15 * MINUTE));
    await sendMail(deps, { mailId: dropped });
    expect(await rowOf(dropped)).toMatchObject({ state: "dropped", lastError: "The code had run out." });
    expect(deps.mailer.sent).toHaveLength(1);
  });

  test("one that cannot be written is tried later, and the job fails", async () => {
    const id = await addMail();
    await database.db.query("update outgoing_mails set data = '{}' where id = $1", [id]);
    await expect(sendMail(deps, { mailId: id })).rejects.toThrow();
    expect(await rowOf(id)).toMatchObject({ state: "waiting", attempts: 1 });
  });
});

describe("what the other side says", () => {
  test("R17: not now: tried later and later, up to 72 hours, then dead", async () => {
    const id = await addMail();
    const writtenAt = deps.clock.now().getTime();
    deps.mailer.answer = () => ({ outcome: "put_off", reason: "421 Too busy" });
    const pauses: number[] = [];
    for (let row = await rowOf(id); row.state === "waiting"; row = await rowOf(id)) {
      await sendMail(deps, { mailId: id });
      const { nextAttemptAt } = await rowOf(id);
      if (nextAttemptAt === null) break;
      pauses.push((nextAttemptAt.getTime() - deps.clock.now().getTime()) / MINUTE);
      // Before its time it is left alone.
      const { attempts } = await rowOf(id);
      await sendMail(deps, { mailId: id });
      expect((await rowOf(id)).attempts).toBe(attempts);
      deps.clock.set(nextAttemptAt);
    }
    const middles = [1, 5, 15, 60, 240, 480];
    for (const [nth, middle] of middles.entries()) {
      expect(pauses[nth]).toBeGreaterThanOrEqual(middle * 0.75);
      expect(pauses[nth]).toBeLessThanOrEqual(middle * 1.25);
    }
    const triedHours = (deps.clock.now().getTime() - writtenAt) / (60 * MINUTE);
    expect(triedHours).toBeGreaterThan(60);
    expect(triedHours).toBeLessThanOrEqual(72);
    expect(await rowOf(id)).toMatchObject({ state: "dead", lastError: "421 Too busy" });
  });

  test("R17: never: dead at once", async () => {
    const id = await addMail();
    deps.mailer.answer = () => ({ outcome: "refused", reason: "550 No such user" });
    await sendMail(deps, { mailId: id });
    expect(await rowOf(id)).toMatchObject({ state: "dead", lastError: "550 No such user" });
  });

  test("R04: nothing: uncertain, and not sent again by itself", async () => {
    const id = await addMail();
    deps.mailer.answer = () => ({ outcome: "lost", reason: "Connection closed unexpectedly" });
    await sendMail(deps, { mailId: id });
    expect((await rowOf(id)).state).toBe("uncertain");
    deps.mailer.answer = () => ({ outcome: "sent" });
    deps.clock.set(new Date(deps.clock.now().getTime() + 24 * 60 * MINUTE));
    await sendMail(deps, { mailId: id });
    await forgetJobs([id]);
    await enqueueDueMails(deps);
    expect(await jobsOf([id])).toEqual([]);
    expect(deps.mailer.sent).toEqual([]);
  });
});

describe("a worker that ends in the middle", () => {
  test("R05: what it had not begun to hand over is free after a minute, and its own late word counts for nothing", async () => {
    const id = await addMail();
    const [stuck, begun] = [new EventEmitter(), new EventEmitter()];
    const [freed, inHand] = [once(stuck, "free"), once(begun, "begun")];
    const first = sendMail(
      {
        ...deps,
        mailer: {
          async send(_mail, handOver) {
            begun.emit("begun");
            await freed;
            return (await handOver()) ? { outcome: "sent" } : { outcome: "put_off", reason: "too late" };
          },
        },
      },
      { mailId: id },
    );
    await inHand;
    await forgetJobs([id]);
    await enqueueDueMails(deps);
    expect(await jobsOf([id])).toEqual([]);
    await sendMail(deps, { mailId: id });
    expect(deps.mailer.sent).toEqual([]);

    deps.clock.set(new Date(deps.clock.now().getTime() + MINUTE));
    await enqueueDueMails(deps);
    expect(await jobsOf([id])).toEqual([id]);
    await sendMail(deps, { mailId: id });
    expect(deps.mailer.sent).toHaveLength(1);
    stuck.emit("free");
    await first;
    expect(await rowOf(id)).toMatchObject({ state: "sent", attempts: 2, lastError: null });
  });

  test("R04: what the server may have had becomes uncertain, and what waited behind it goes on", async () => {
    const { id: ticketId, admin } = await openedTicket(database.db, {});
    const to = admin.person.email;
    await database.db.query("delete from outgoing_mails where ticket_id = $1", [ticketId]);
    const [first, second] = [await addMail({ to, ticketId }), await addMail({ to, ticketId })];
    deps.mailer.answer = ({ id }) => (id === first ? new Promise(() => undefined) : { outcome: "sent" });
    void sendMail(deps, { mailId: first });
    await until(async () => (await rowOf(first)).state === "sending");
    await sendMail(deps, { mailId: second });
    expect((await rowOf(second)).state).toBe("waiting");

    deps.clock.set(new Date(deps.clock.now().getTime() + 5 * MINUTE));
    await forgetJobs([first, second]);
    await enqueueDueMails(deps);
    expect(await jobsOf([first, second])).toEqual([first]);
    await sendMail(deps, { mailId: first });
    expect((await rowOf(first)).state).toBe("uncertain");
    expect(await jobsOf([second])).toEqual([second]);
    await sendMail(deps, { mailId: second });
    expect((await rowOf(second)).state).toBe("sent");
  });
});

describe("order and cap", () => {
  test("R16: mails of one ticket arrive in their order at each address, with many workers; one address holds up no other", async () => {
    const { id: ticketId } = await openedTicket(database.db, {});
    const [one, other] = [`${unique("one")}@customer.test`, `${unique("other")}@customer.test`];
    const ids: string[] = [];
    for (let nth = 0; nth < 4; nth += 1) {
      ids.push(await addMail({ to: one, ticketId }), await addMail({ to: other, ticketId }));
    }
    deps.mailer.answer = ({ to }) =>
      to === other ? { outcome: "put_off", reason: "450 Later" } : { outcome: "sent" };
    const left = async () => (await jobsOf(ids)).filter((id) => ids.indexOf(id) % 2 === 0);
    while ((await left()).length > 0) {
      const jobs = await jobsOf(ids);
      await forgetJobs(jobs);
      await Promise.all(jobs.toReversed().map((mailId) => sendMail(deps, { mailId })));
    }
    expect(deps.mailer.sent.map(({ id }) => id)).toEqual(ids.filter((_id, nth) => nth % 2 === 0));
    expect((await rowOf(ids[3] ?? "")).attempts).toBe(0);
  });

  test("no more than the policy says go to one address in an hour, with many workers; codes are counted apart", async () => {
    deps = testDeps(database.db, {
      policy: testPolicy((yaml) => yaml.replace("perRecipientAndHour: 20", "perRecipientAndHour: 3")),
    });
    const to = `${unique("to")}@customer.test`;
    const startedAt = deps.clock.now().getTime();
    const reminder = () =>
      enqueueMail(database.db.manager, {
        ...{ template: "deletion_stopped", data: { accountName: "A", stoppedBy: "B" } },
        ...{ to: { address: to, personId: null }, at: deps.clock.now() },
      });
    const ids = [await reminder(), await reminder(), await reminder(), await reminder(), await reminder()];
    await Promise.all(ids.map((mailId) => sendMail(deps, { mailId })));
    expect(deps.mailer.sent).toHaveLength(3);
    const waiting = (await Promise.all(ids.map(rowOf))).filter(({ state }) => state === "waiting");
    expect(waiting.map(({ nextAttemptAt }) => nextAttemptAt?.getTime())).toEqual(
      [1, 2].map(() => startedAt + 60 * MINUTE),
    );
    await sendMail(deps, { mailId: await addMail({ to }) });
    expect(deps.mailer.sent).toHaveLength(4);
    deps.clock.set(new Date(startedAt + 60 * MINUTE));
    await Promise.all(waiting.map(({ id: mailId }) => sendMail(deps, { mailId })));
    expect(deps.mailer.sent).toHaveLength(6);
  });
});

test("whoever lost the ticket gets no mail of it any more", async () => {
  const { id: ticketId, admin } = await openedTicket(database.db, {});
  const colleague = await addAdmin(database.db, { account: admin.account });
  const mail = (to: typeof admin) =>
    enqueueMail(database.db.manager, {
      ...{ template: "solved", data: { messageId: null }, ticketId, at: deps.clock.now() },
      to: { address: to.person.email, personId: to.person.id },
    });
  await database.db.query("delete from outgoing_mails where ticket_id = $1", [ticketId]);
  const [theirs, not] = [await mail(admin), await mail(colleague)];
  for (const mailId of [theirs, not]) await sendMail(deps, { mailId });
  expect((await rowOf(theirs)).state).toBe("sent");
  expect((await rowOf(not)).state).toBe("dropped");
});
