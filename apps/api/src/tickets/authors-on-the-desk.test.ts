import "reflect-metadata";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { addAdmin, addStaff, addTicket, createTestDatabase, type TestDatabase } from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { createSchemas } from "../schema.js";
import { withSignIn } from "../testing/auth-template.js";
import { generateRequests } from "../testing/generated-requests.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";

const { desk } = createSchemas();
let database: TestDatabase;
let api: RunningApi;
let author: Caller;
let agent: Caller;
let ids: Record<string, string>;
let ticketId: string;
beforeAll(async () => {
  const { db } = (database = await createTestDatabase(withSignIn));
  api = await startApi(database.url);
  const { account, person } = await addAdmin(db);
  const working = await addStaff(db, "agent");
  agent = await api.callerFor(working.person);
  const of = { accountId: account.id, requesterId: person.id };
  const [ticket, other] = [await addTicket(db, of), await addTicket(db, of)];
  ticketId = ticket.id;
  author = await api.callerFor((await addStaff(db, "author")).person);
  const id = globalId("Ticket", ticket.id);
  ids = {
    ...{ ticketId: id, id, fromId: id, ticketIds: id, toId: globalId("Ticket", other.id) },
    ...{ otherId: globalId("Ticket", other.id), intoId: globalId("Ticket", other.id) },
    ...{ accountId: globalId("Account", account.id), personId: globalId("Person", person.id) },
    ...{ requesterId: globalId("Person", person.id), staffId: globalId("StaffMember", working.staff.id) },
  };
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** Everything that is said of the ticket, without who looked at it and what of several acts at once was refused. */
async function ofTicket(): Promise<string[]> {
  const tables = await database.db.query<{ name: string }[]>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('staff_views', 'audit_rows', 'bulk_act_tickets')`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      database.db.query<{ row: string }[]>(
        `select '${name} ' || t::text as row from ${name} t where t::text like $1 order by 1`,
        [`%${ticketId}%`],
      ),
    ),
  );
  return rows.flat().map(({ row }) => row);
}

const onTickets = generateRequests(desk, "mutation")
  .filter(({ name, idPlaces }) => name.startsWith("ticket") && idPlaces.length > 0)
  .map((request) => [request.name, request] as const);

function ask(request: (typeof onTickets)[number][1], caller: Caller) {
  const variables = request.variables((place) => ids[place.at(-1) ?? ""] ?? null);
  return api.askDesk(request.documents.at(-1) ?? "", variables, caller);
}

test.each(onTickets)(
  "A24: who reads tickets and answers none changes nothing by %s",
  async (_name, request) => {
    const before = await ofTicket();
    const { errors } = await ask(request, author);
    expect(errors.filter(({ extensions }) => extensions["code"] !== "BAD_USER_INPUT")).toEqual([]);
    expect(await ofTicket()).toEqual(before);
  },
);

test.each(["ticketNoteAdd", "ticketAssign"])("and the same %s by an agent does", async (name) => {
  const before = await ofTicket();
  const request = onTickets.find(([each]) => each === name)?.[1];
  if (request === undefined) throw new Error(`There is no ${name}.`);
  const answer = await ask(request, agent);
  expect([name, answer.errors]).toEqual([name, []]);
  expect(await ofTicket()).not.toEqual(before);
});
