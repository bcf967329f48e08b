import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  actorOf,
  addAccount,
  addMembership,
  addPerson,
  addStaff,
  addTicket,
  createTestDatabase,
  TUESDAY,
  type TestDatabase,
} from "@recourse/testing";
import type { Account, Person } from "../index.js";
import type { Actor } from "../actor.js";
import { StatementValues } from "../database/insertion.js";
import {
  countCustomerTickets,
  listCustomerTickets,
  type CustomerTicketsFilter,
} from "./customer-tickets.queries.js";
import type { Ticket } from "./ticket.entity.js";
import { readsTicket } from "./ticket.queries.js";
import { visibleTickets } from "./visible-tickets.js";

/** The same rows in each run, and every kind of them: numbers of Lehmer's generator. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

let database: TestDatabase;
let people: Person[];
let accounts: Account[];
let tickets: Ticket[];

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const roll = dice(20_260_407);
  accounts = [
    await addAccount(db),
    await addAccount(db, { standing: "suspended" }),
    await addAccount(db, { standing: "closed" }),
  ];
  people = await Promise.all(Array.from({ length: 8 }, () => addPerson(db)));
  for (const person of people) {
    for (const account of accounts) {
      if (roll(3) > 0) {
        const role = roll(2) === 0 ? "admin" : "end_user";
        await addMembership(db, { accountId: account.id, personId: person.id, role, active: roll(4) > 0 });
      }
    }
  }
  const rolled = Array.from({ length: 60 }, () => ({
    accountId: accounts[roll(accounts.length)]?.id ?? "",
    requesterId: people[roll(people.length)]?.id ?? "",
    visibility: roll(2) === 0 ? ("private" as const) : ("account_admins" as const),
    participantIds: people.filter(() => roll(4) === 0).map(({ id }) => id),
    handoverOfferedAt: roll(5) === 0 ? TUESDAY : null,
    state: roll(3) === 0 ? ("solved" as const) : ("open" as const),
  }));
  tickets = await Promise.all(rolled.map((options) => addTicket(db, options)));
  tickets.sort((left, right) => left.number - right.number);
});
afterAll(() => database.drop());

async function visibleTo(actor: Actor): Promise<string[]> {
  const values = new StatementValues();
  const rows = await database.db.query<{ id: string }[]>(
    `select t.id from tickets t where ${visibleTickets(actor, "t", values)} order by t.number desc`,
    values.list,
  );
  return rows.map(({ id }) => id);
}

const readableTo = (actor: Actor): string[] =>
  tickets
    .filter((ticket) => readsTicket(actor, ticket))
    .map(({ id }) => id)
    .toReversed();

test("what a statement finds is what the policy lets each person read", async () => {
  let found = 0;
  for (const person of people) {
    const actor = await actorOf(database.db, person);
    expect(await visibleTo(actor)).toEqual(readableTo(actor));
    found += readableTo(actor).length;
  }
  expect(found).toBeGreaterThan(50);
});

test("staff find all; nobody, jobs and access tokens without the scope find nothing", async () => {
  const { actor: author } = await addStaff(database.db, "author");
  const { actor: gone } = await addStaff(database.db, "lead", { active: false });
  const member = await actorOf(database.db, people[0] ?? { id: "" });
  const actors: Actor[] = [
    author,
    { ...author, scopes: ["desk"] },
    { ...author, scopes: ["read_articles"] },
    gone,
    { ...member, scopes: ["write_tickets"] },
    { kind: "anonymous", visitor: "v" },
    { kind: "system", name: "job" },
  ];
  for (const actor of actors) {
    expect(await visibleTo(actor)).toEqual(readableTo(actor));
  }
  expect(await visibleTo(author)).toHaveLength(tickets.length);
});

test("the customer's list walks the same tickets, page by page, each once, and counts them", async () => {
  for (const person of people) {
    const actor = await actorOf(database.db, person);
    const seen: string[] = [];
    for (let after = null, hasMore = true; hasMore;) {
      const page: Awaited<ReturnType<typeof listCustomerTickets>> = await listCustomerTickets(
        database.db,
        actor,
        { first: 7, after },
      );
      seen.push(...page.rows.map(({ id }) => id));
      after = page.rows.at(-1) ?? null;
      hasMore = page.hasMore;
    }
    expect(seen).toEqual(readableTo(actor));
    expect(await countCustomerTickets(database.db, actor, {})).toBe(seen.length);
  }
});

test("the list is narrowed to one's own, to what was shared, to an account, and to what is open", async () => {
  const first = accounts[0]?.id ?? "";
  for (const person of people) {
    const actor = await actorOf(database.db, person);
    const all = tickets.filter((ticket) => readsTicket(actor, ticket)).toReversed();
    const narrowed: { filter: CustomerTicketsFilter; of: (ticket: Ticket) => boolean }[] = [
      { filter: { relation: "mine" }, of: (ticket) => ticket.requesterId === person.id },
      {
        filter: { relation: "shared_with_me" },
        of: (ticket) => ticket.participantIds.includes(person.id),
      },
      {
        filter: { accountId: first },
        of: (ticket) => ticket.accountId === first,
      },
      { filter: { open: true }, of: (ticket) => ticket.state === "open" },
      {
        filter: { open: false, relation: "mine" },
        of: (ticket) => ticket.state === "solved" && ticket.requesterId === person.id,
      },
    ];
    for (const { filter, of } of narrowed) {
      const { rows } = await listCustomerTickets(database.db, actor, { ...filter, first: 200 });
      const expected = all.filter(of).map(({ id }) => id);
      expect(rows.map(({ id }) => id)).toEqual(expected);
      expect(await countCustomerTickets(database.db, actor, filter)).toBe(expected.length);
    }
  }
});
