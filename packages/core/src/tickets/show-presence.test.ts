import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  type TestDatabase,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { presenceOf, showPresence } from "./show-presence.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function scene() {
  const admin = await addAdmin(database.db);
  const { id: ticketId } = await addTicket(database.db, {
    accountId: admin.account.id,
    requesterId: admin.person.id,
  });
  const [lena, ben] = [await addStaff(database.db), await addStaff(database.db)];
  return { deps: testDeps(database.db), admin, ticketId, lena, ben };
}

const namesOf = (result: Awaited<ReturnType<typeof showPresence>>) =>
  result.ok ? result.others.map(({ name, activity }) => [name, activity]) : result.refusals[0]?.code;

describe("who is at a ticket", () => {
  test("is told to each other, until they leave", async () => {
    const { deps, ticketId, lena, ben } = await scene();
    expect(namesOf(await showPresence(deps, lena.actor, { ticketId, activity: "viewing" }))).toEqual([]);
    const seen = await showPresence(deps, ben.actor, { ticketId, activity: "viewing" });
    expect(namesOf(seen)).toEqual([[lena.person.name, "viewing"]]);
    await showPresence(deps, lena.actor, { ticketId, activity: "replying" });
    const typing = await showPresence(deps, ben.actor, { ticketId, activity: "viewing" });
    expect(namesOf(typing)).toEqual([[lena.person.name, "replying"]]);
    await showPresence(deps, lena.actor, { ticketId, activity: null });
    expect(namesOf(await showPresence(deps, ben.actor, { ticketId, activity: "viewing" }))).toEqual([]);
  });

  test("is over half a minute after the last sign of them, and the row goes with the next", async () => {
    const { deps, ticketId, lena, ben } = await scene();
    await showPresence(deps, lena.actor, { ticketId, activity: "viewing" });
    deps.clock.advance({ seconds: 30 });
    expect(await presenceOf(database.db, [ticketId], deps.clock.now())).toEqual([]);
    deps.clock.advance({ seconds: 1 });
    await showPresence(deps, ben.actor, { ticketId, activity: "viewing" });
    expect(
      await database.db.query("select person_id from ticket_presence where ticket_id = $1", [ticketId]),
    ).toEqual([{ person_id: ben.person.id }]);
  });

  test("is over for who is deactivated", async () => {
    const { deps, ticketId, lena } = await scene();
    await showPresence(deps, lena.actor, { ticketId, activity: "viewing" });
    await database.db.query("update staff set active = false where id = $1", [lena.staff.id]);
    expect(await presenceOf(database.db, [ticketId], deps.clock.now())).toEqual([]);
  });

  test("A26: is the business of staff alone, and of no ticket that is unknown", async () => {
    const { deps, ticketId, admin, lena } = await scene();
    const refusedTo: [Actor, string, string][] = [
      [admin.actor, ticketId, "NOT_ALLOWED"],
      [{ kind: "anonymous", visitor: null }, ticketId, "NOT_SIGNED_IN"],
      [{ ...lena.actor, scopes: ["read_tickets"] }, ticketId, "NOT_ALLOWED"],
      [lena.actor, admin.person.id, "NOT_FOUND"],
      [lena.actor, "no id", "NOT_FOUND"],
    ];
    for (const [actor, id, code] of refusedTo) {
      expect(namesOf(await showPresence(deps, actor, { ticketId: id, activity: "viewing" }))).toBe(code);
    }
  });
});
