import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { removeMacro, saveMacro, type SaveMacroInput } from "./change-macro.js";
import { listMacros } from "./macro.queries.js";
import { renderMacro } from "./render-macro.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

async function scene() {
  const deps = testDeps(database.db);
  const [agent, colleague, lead] = [
    await addStaff(database.db),
    await addStaff(database.db),
    await addStaff(database.db, "lead"),
  ];
  const save = (actor: Actor, changed: Partial<SaveMacroInput> = {}) =>
    saveMacro(deps, actor, {
      ...{ macroId: null, version: null, name: unique("Macro"), body: "Dear {{requester.firstName}}" },
      ...{ shared: false, act: null, kinds: [], idempotencyKey: unique("k") },
      ...changed,
    });
  return { deps, agent, colleague, lead, save };
}

const code = (result: { ok: true } | { ok: false; refusals: { code: string }[] }) =>
  result.ok ? "done" : result.refusals[0]?.code;

describe("macros", () => {
  test("are kept by their owners, shared ones by leads, and another's own are unknown", async () => {
    const { deps, agent, colleague, lead, save } = await scene();
    const { macro: own } = await done(save(agent.actor));
    const { macro: shared } = await done(save(lead.actor, { shared: true }));
    expect(code(await save(agent.actor, { shared: true }))).toBe("NOT_ALLOWED");
    const change = { name: unique("Macro"), version: 1 };
    expect(code(await save(agent.actor, { ...change, macroId: own.id }))).toBe("done");
    expect(code(await save(agent.actor, { ...change, macroId: shared.id, shared: true }))).toBe(
      "NOT_ALLOWED",
    );
    expect(code(await save(colleague.actor, { ...change, macroId: own.id, version: 2 }))).toBe("NOT_FOUND");
    expect(code(await removeMacro(deps, colleague.actor, { macroId: own.id, version: 2 }))).toBe("NOT_FOUND");
    expect(code(await removeMacro(deps, lead.actor, { macroId: own.id, version: 2 }))).toBe("NOT_FOUND");
    expect(code(await removeMacro(deps, agent.actor, { macroId: own.id, version: 2 }))).toBe("done");
    const names = (await listMacros(database.db, colleague.actor)).map(({ id }) => id);
    expect(names).toContain(shared.id);
    expect(names).not.toContain(own.id);
  });

  test("change once for each version that was read, and are made once for each key", async () => {
    const { agent, save } = await scene();
    const input = { name: unique("Macro"), idempotencyKey: unique("k") };
    const made = await Promise.all(Array.from({ length: 5 }, () => done(save(agent.actor, input))));
    expect(new Set(made.map(({ macro }) => macro.id)).size).toBe(1);
    const change = { macroId: made[0]?.macro.id ?? "", version: 1 };
    const results = await Promise.all([1, 2, 3].map(() => save(agent.actor, change)));
    expect(results.map(code).toSorted()).toEqual(["CONFLICT", "CONFLICT", "done"]);
    expect(code(await save(agent.actor, { name: input.name.toUpperCase() }))).toBe("done");
  });

  test("have names that nobody else of the same kind has", async () => {
    const { lead, save } = await scene();
    const name = unique("Macro");
    await done(save(lead.actor, { shared: true, name }));
    expect(code(await save(lead.actor, { shared: true, name: name.toLowerCase() }))).toBe("INVALID");
    expect(code(await save(lead.actor, { name }))).toBe("done");
  });

  test("are nothing to authors, customers and tokens without the scope", async () => {
    const { agent, save } = await scene();
    const author = await addStaff(database.db, "author");
    const admin = await addAdmin(database.db);
    const limited: Actor = { ...agent.actor, scopes: ["read_tickets"] };
    for (const actor of [author.actor, admin.actor, limited]) {
      expect(code(await save(actor))).toBe("NOT_ALLOWED");
      expect(await listMacros(database.db, actor)).toEqual([]);
    }
  });
});

describe("a macro for a ticket", () => {
  test("is filled in, counted, and suggested first for its kinds and by its uses", async () => {
    const { deps, agent, lead, save } = await scene();
    const admin = await addAdmin(database.db);
    const ticket = await addTicket(database.db, {
      accountId: admin.account.id,
      requesterId: admin.person.id,
      subject: "[x](javascript:alert(1))",
    });
    const { macro: plain } = await done(save(lead.actor, { shared: true }));
    const body = "{{requester.name}}: {{ticket.subject}}";
    const { macro } = await done(save(agent.actor, { body, kinds: ["question"], act: "wait" }));
    const ids = { ticketId: ticket.id, macroId: macro.id };
    expect(await renderMacro(deps, agent.actor, ids)).toEqual({
      ok: true,
      act: "wait",
      body: `${admin.person.name}: \\[x\\](javascript:alert(1))`,
      unfilled: [],
    });
    const listed = await listMacros(database.db, agent.actor, "question");
    expect(listed[0]).toMatchObject({ id: macro.id, uses: 1 });
    await done(renderMacro(deps, agent.actor, { ...ids, macroId: plain.id }));
    await done(renderMacro(deps, agent.actor, { ...ids, macroId: plain.id }));
    const others = await listMacros(database.db, agent.actor, "defect");
    expect(others.findIndex(({ id }) => id === plain.id)).toBeLessThan(
      others.findIndex(({ id }) => id === macro.id),
    );
  });

  test("is refused for tickets and macros that one may not know, and for who answers none", async () => {
    const { deps, agent, colleague, save } = await scene();
    const admin = await addAdmin(database.db);
    const { id: ticketId } = await addTicket(database.db, {
      accountId: admin.account.id,
      requesterId: admin.person.id,
    });
    const { macro } = await done(save(agent.actor));
    const ids = { ticketId, macroId: macro.id };
    expect(code(await renderMacro(deps, colleague.actor, ids))).toBe("NOT_FOUND");
    expect(code(await renderMacro(deps, agent.actor, { ...ids, ticketId: macro.id }))).toBe("NOT_FOUND");
    expect(code(await renderMacro(deps, agent.actor, { ...ids, macroId: "x" }))).toBe("NOT_FOUND");
    expect(code(await renderMacro(deps, admin.actor, ids))).toBe("NOT_ALLOWED");
  });
});
