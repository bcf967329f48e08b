import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addFreeAccount,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { openTicket } from "../tickets/open-ticket.js";
import { ticketsByIds } from "../tickets/ticket.queries.js";
import { timelinePage } from "../tickets/timeline.queries.js";
import { createDefect } from "./create-defect.js";
import { countDefects, findDefectByNumber, listDefects, listNewReports } from "./defect.queries.js";
import { linkTicketToDefect, unlinkTicketFromDefect } from "./link-ticket-to-defect.js";
import { moveDefect } from "./move-defect.js";
import { publishDefect, unpublishDefect } from "./publish-defect.js";
import { setReportAside } from "./set-report-aside.js";
import { updateDefect } from "./update-defect.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

const words = {
  title: "Logins by RADIUS take a minute",
  body: "Access points wait for an answer that comes late.",
  notes: "The lock in the session table.",
  components: ["radius and wi-fi"],
  affectedVersions: ["4.1", "4.1", " 4.2 "],
  critical: true,
};

async function scene() {
  const deps = testDeps(database.db);
  const lead = await addStaff(database.db, "lead");
  const agent = await addStaff(database.db);
  const admin = await addAdmin(database.db);
  const ticket = await addTicket(database.db, { accountId: admin.account.id, requesterId: admin.person.id });
  const { defect } = await done(createDefect(deps, agent.actor, { ...words, idempotencyKey: unique("key") }));
  return { deps, lead, agent, admin, ticket, defect };
}

const actionsOn = async (id: string) =>
  (
    await database.db.query<{ action: string }[]>(
      "select action from audit_rows where subject_id = $1 order by id",
      [id],
    )
  ).map(({ action }) => action);

describe("a defect", () => {
  test("is private when it is made, with components as the policy spells them and each version once", async () => {
    const { defect } = await scene();
    expect(defect).toMatchObject({
      state: "reported",
      publishedAt: null,
      components: ["RADIUS and Wi-Fi"],
      affectedVersions: ["4.1", "4.2"],
      version: 1,
    });
  });

  test("is made once under one key, also when the key comes twice at the same time", async () => {
    const { deps, agent } = await scene();
    const input = { ...words, title: unique("Title"), idempotencyKey: unique("key") };
    const made = await Promise.all([1, 2, 3].map(() => done(createDefect(deps, agent.actor, input))));
    expect(new Set(made.map(({ defect }) => defect.id)).size).toBe(1);
    expect(await createDefect(deps, agent.actor, { ...input, title: "Other" })).toMatchObject({
      refusals: [{ code: "IDEMPOTENCY_MISMATCH" }],
    });
  });

  test("is refused with all that is wrong at once", async () => {
    const { deps, agent } = await scene();
    const result = await createDefect(deps, agent.actor, {
      ...words,
      ...{ title: " ", components: ["Toasters"], affectedVersions: ["v".repeat(51)] },
      idempotencyKey: unique("key"),
    });
    expect(result).toMatchObject({
      refusals: [{ path: ["title"] }, { path: ["components"] }, { path: ["affectedVersions"] }],
    });
  });

  test("changed by two who saw the same version keeps what the first wrote", async () => {
    const { deps, agent, lead, defect } = await scene();
    const change = { ...words, defectId: defect.id, version: 1 };
    const results = await Promise.all([
      updateDefect(deps, agent.actor, { ...change, notes: "Mine." }),
      updateDefect(deps, lead.actor, { ...change, notes: "No, mine." }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((each) => !each.ok && each.refusals[0]?.code === "CONFLICT")).toHaveLength(1);
  });

  test("is published by a lead, and its public words are a lead's from then on; notes anybody's on the desk", async () => {
    const { deps, agent, lead, defect } = await scene();
    const input = { defectId: defect.id, version: 1 };
    expect(await publishDefect(deps, agent.actor, input)).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    const published = await done(publishDefect(deps, lead.actor, input));
    expect(published.defect.publishedAt).toEqual(deps.clock.now());

    deps.clock.advance({ hours: 1 });
    const change = { ...words, defectId: defect.id, version: 2 };
    expect(await updateDefect(deps, agent.actor, { ...change, title: "Other" })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    const noted = await done(updateDefect(deps, agent.actor, { ...change, notes: "Seen." }));
    // When it changed is told to the public; that somebody wrote a note is not.
    expect(noted.defect).toMatchObject({ notes: "Seen.", version: 3, updatedAt: published.defect.updatedAt });
    await done(unpublishDefect(deps, lead.actor, { defectId: defect.id, version: 3 }));
    expect(await actionsOn(defect.id)).toEqual([
      "defect.created",
      "defect.published",
      "defect.updated",
      "defect.unpublished",
    ]);
  });

  test("with a secret, or with nothing to read, is not published", async () => {
    const { deps, lead } = await scene();
    const bodies = ["", "Try it with password: hunter2-horse-battery"];
    for (const body of bodies) {
      const { defect } = await done(
        createDefect(deps, lead.actor, { ...words, body, idempotencyKey: unique("key") }),
      );
      const result = await publishDefect(deps, lead.actor, { defectId: defect.id, version: 1 });
      expect(result).toMatchObject({ ok: false, refusals: [{ path: ["body"] }] });
    }
  });

  test("that is none leaves the public, and its tickets come back to the queue", async () => {
    const { deps, lead, defect, ticket } = await scene();
    await done(publishDefect(deps, lead.actor, { defectId: defect.id, version: 1 }));
    await done(linkTicketToDefect(deps, lead.actor, { defectId: defect.id, ticketId: ticket.id }));
    const rejected = await done(
      moveDefect(deps, lead.actor, { defectId: defect.id, version: 2, act: "reject" }),
    );
    expect(rejected.defect).toMatchObject({ state: "not_a_defect", publishedAt: null });
    expect(await ticketsByIds(database.db, [ticket.id])).toMatchObject([{ state: "open", holdReason: null }]);
  });

  test("is unknown to everybody who is not on the staff", async () => {
    const { deps, admin, defect, ticket } = await scene();
    const ids = { defectId: defect.id, ticketId: ticket.id };
    const refusals = await Promise.all([
      updateDefect(deps, admin.actor, { ...words, defectId: defect.id, version: 1 }),
      publishDefect(deps, admin.actor, { defectId: defect.id, version: 1 }),
      moveDefect(deps, admin.actor, { defectId: defect.id, version: 1, act: "confirm" }),
      linkTicketToDefect(deps, admin.actor, ids),
      unlinkTicketFromDefect(deps, admin.actor, ids),
      createDefect(deps, admin.actor, { ...words, idempotencyKey: unique("key") }),
    ]);
    expect(refusals.map((each) => (each.ok ? "done" : each.refusals[0]?.code))).toEqual(
      refusals.map(() => "NOT_FOUND"),
    );
    expect(await findDefectByNumber(database.db, admin.actor, defect.number)).toBeNull();
    expect(await listDefects(database.db, admin.actor, { first: 10 })).toEqual({ rows: [], hasMore: false });
    expect((await countDefects(database.db, admin.actor)).views.size).toBe(0);
  });
});

describe("a ticket about a defect", () => {
  test("waits for it, and its customer reads so without the title of what is not published", async () => {
    const { deps, agent, admin, defect, ticket } = await scene();
    const ids = { defectId: defect.id, ticketId: ticket.id };
    const linked = await done(linkTicketToDefect(deps, agent.actor, ids));
    expect(linked.ticket).toMatchObject({ state: "waiting_on_defect", version: 2 });
    // Again: nothing more happens.
    expect(await done(linkTicketToDefect(deps, agent.actor, ids))).toMatchObject({ ticket: { version: 2 } });
    const { rows } = await timelinePage(database.db, admin.actor, ticket.id, {
      first: 20,
      at: new Date(deps.clock.now().getTime() + 60_000),
    });
    expect(rows).toMatchObject([
      { kind: "defect", data: { defectId: defect.id, what: "linked" } },
      { kind: "state_changed", data: { to: "waiting_on_defect" } },
    ]);
    expect(JSON.stringify([linked.ticket, rows])).not.toContain("RADIUS");
  });

  test("is taken off it and goes on by itself", async () => {
    const { deps, agent, defect, ticket } = await scene();
    const ids = { defectId: defect.id, ticketId: ticket.id };
    await done(linkTicketToDefect(deps, agent.actor, ids));
    const { ticket: free } = await done(unlinkTicketFromDefect(deps, agent.actor, ids));
    expect(free).toMatchObject({ state: "open", holdReason: null });
    expect(await actionsOn(ticket.id)).toEqual(["ticket.defect_linked", "ticket.defect_unlinked"]);
  });

  test("is about one, not two", async () => {
    const { deps, agent, defect, ticket } = await scene();
    const other = await done(
      createDefect(deps, agent.actor, { ...words, ticketId: ticket.id, idempotencyKey: unique("key") }),
    );
    const result = await linkTicketToDefect(deps, agent.actor, { defectId: defect.id, ticketId: ticket.id });
    expect(result).toMatchObject({ refusals: [{ code: "STATE_NOT_ALLOWED" }] });
    expect(JSON.stringify(result)).toContain(`D-${other.defect.number}`);
  });

  test("that nobody knows leaves no defect behind", async () => {
    const { deps, agent } = await scene();
    const title = unique("Title");
    const result = await createDefect(deps, agent.actor, {
      ...words,
      ...{ title, ticketId: "11111111-1111-4111-8111-111111111111", idempotencyKey: unique("key") },
    });
    expect(result).toMatchObject({ refusals: [{ code: "NOT_FOUND", path: ["ticketId"] }] });
    expect(await database.db.query("select 1 from defects where title = $1", [title])).toEqual([]);
  });
});

describe("a report", () => {
  const critical = {
    kind: "defect" as const,
    critical: true,
    subject: "Nobody can sign in",
    body: "### What happens\n\nNobody can sign in.",
  };

  async function reported() {
    const deps = testDeps(database.db);
    const agent = await addStaff(database.db);
    const free = await addAdmin(database.db, {
      account: await addFreeAccount(database.db, { signedUpAt: new Date("2026-01-02T12:00:00Z") }),
    });
    const { ticket } = await done(
      openTicket(deps, free.actor, {
        ...critical,
        report: { happens: "Sign-in fails. password: hunter2-horse-battery", began: "Monday" },
        idempotencyKey: unique("key"),
      }),
    );
    if (ticket === null) throw new Error("no ticket");
    const find = async () =>
      (await listNewReports(database.db, agent.actor, { first: 100 })).rows.find(
        ({ ticketId }) => ticketId === ticket.id,
      );
    return { deps, agent, free, ticket, find };
  }

  test("of a free account past its window is taken behind everything accepted, with its answers and without secrets", async () => {
    const { ticket, free, find } = await reported();
    expect(ticket).toMatchObject({ kind: "defect", rank: 2, state: "open" });
    const report = await find();
    expect(report).toMatchObject({ source: "critical_report", accountId: free.account.id, defectId: null });
    expect(report?.answers).toMatchObject({ began: "Monday", whom: "" });
    expect(report?.answers?.happens).not.toContain("hunter2");
  });

  test("is joined to a defect with its ticket, and is to be sorted again when that is taken back", async () => {
    const { deps, agent, ticket, find } = await reported();
    const { defect } = await done(
      createDefect(deps, agent.actor, { ...words, ticketId: ticket.id, idempotencyKey: unique("key") }),
    );
    expect(await find()).toBeUndefined();
    await done(unlinkTicketFromDefect(deps, agent.actor, { defectId: defect.id, ticketId: ticket.id }));
    expect(await find()).toBeDefined();
  });

  test("is set aside by staff alone", async () => {
    const { deps, agent, free, find } = await reported();
    const reportId = (await find())?.id ?? "";
    expect(await setReportAside(deps, free.actor, { reportId })).toMatchObject({
      refusals: [{ code: "NOT_FOUND" }],
    });
    await done(setReportAside(deps, agent.actor, { reportId }));
    expect(await find()).toBeUndefined();
  });

  test("comes of a request for access to a resource, which nobody grants: it is a defect from the start", async () => {
    const { deps, agent } = await reported();
    const admin = await addAdmin(database.db);
    const { ticket } = await done(
      openTicket(deps, admin.actor, {
        ...{ kind: "resource_access", subject: "Add me to the file server", body: "Please add me." },
        idempotencyKey: unique("key"),
      }),
    );
    expect(ticket).toMatchObject({ kind: "defect", convertedFrom: "resource_access" });
    const { rows } = await listNewReports(database.db, agent.actor, { first: 100 });
    expect(rows).toContainEqual(
      expect.objectContaining({ source: "resource_access", ticketId: ticket?.id, defectId: null }),
    );
  });

  test("does not come of a question", async () => {
    const { deps } = await reported();
    const admin = await addAdmin(database.db);
    const { ticket } = await done(
      openTicket(deps, admin.actor, {
        ...{ kind: "question", subject: "How?", body: "How does it work?", critical: true },
        idempotencyKey: unique("key"),
      }),
    );
    expect(
      await database.db.query("select 1 from defect_reports where ticket_id = $1", [ticket?.id]),
    ).toEqual([]);
  });
});
