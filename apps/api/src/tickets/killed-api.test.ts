import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createAccessToken } from "@recourse/core";
import { addAdmin, createTestDatabase, testDeps, type TestDatabase } from "@recourse/testing";
import { z } from "zod";
import { withSignIn } from "../testing/auth-template.js";
import { portOf, startProgram, type RunningProgram } from "../testing/start-program.js";

const CLIENTS = 8;
const REQUESTS = 160;
/** After so many answers the process is killed, and another takes its port. */
const KILLED_AFTER = [20, 60, 110];
const GIVE_UP_MILLIS = 60_000;

let database: TestDatabase;
let token: string;
let program: RunningProgram;
let port: number;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  const { actor } = await addAdmin(database.db);
  const created = await createAccessToken(testDeps(database.db), actor, {
    name: "A client that tries again",
    scopes: ["read_tickets", "write_tickets"],
  });
  if (!created.ok) throw new Error("The access token was refused.");
  token = created.secret;
  program = startProgram(database.url);
  port = await portOf(program);
}, 60_000);
afterAll(async () => {
  program.child.kill("SIGTERM");
  await program.exit;
  await database.drop();
});

const answerSchema = z.object({
  data: z.record(
    z.string(),
    z.object({
      ticket: z.object({ id: z.string(), number: z.number() }),
      userErrors: z.array(z.unknown()).max(0),
    }),
  ),
});

/** Sends the same request until it is answered, as a client does whose connection broke. */
async function mutate(field: string, input: Record<string, unknown>) {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ticket { id number } userErrors { message } } }`;
  for (const start = Date.now(); ; await setTimeout(20)) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables: { input } }),
      });
      const ticket = answerSchema.parse(await response.json()).data[field]?.ticket;
      if (ticket !== undefined) return ticket;
    } catch (cause) {
      // Nobody listens, or the connection broke. Another answer than was asked for is no matter of trying again.
      if (cause instanceof z.ZodError) throw cause;
      if (Date.now() - start > GIVE_UP_MILLIS) throw cause;
    }
  }
}

async function killAndStartAnother(): Promise<void> {
  program.child.kill("SIGKILL");
  await program.exit;
  program = startProgram(database.url, { PORT: String(port) });
  await portOf(program);
}

test("the process is killed three times under clients that try again: what they asked for is there once", async () => {
  const opened = new Map<string, number>();
  let next = 0;
  let answered = 0;
  let another: Promise<void> = Promise.resolve();
  const count = (): void => {
    answered += 1;
    if (KILLED_AFTER.includes(answered)) another = another.then(killAndStartAnother);
  };
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (next < REQUESTS) {
        const name = `Request ${next++}`;
        const request = { kind: "QUESTION", subject: name, body: `${name} says.` };
        const { id, number } = await mutate("ticketOpen", { ...request, idempotencyKey: name });
        opened.set(name, number);
        count();
        await mutate("ticketReply", { ticketId: id, body: `${name} adds.`, idempotencyKey: name });
        count();
      }
    }),
  );
  await another;

  const rows = await database.db.query<
    { subject: string; number: number; bodies: string[]; audited: number }[]
  >(
    `select t.subject, t.number,
       (select json_agg(m.body order by m.body) from messages m where m.ticket_id = t.id) as bodies,
       (select count(*) from audit_rows a where a.subject_id = t.id::text) as audited
     from tickets t order by t.number`,
  );
  expect(rows).toHaveLength(REQUESTS);
  expect(new Map(rows.map(({ subject, number }) => [subject, number]))).toEqual(opened);
  for (const { subject, bodies, audited } of rows) {
    expect([subject, bodies, audited]).toEqual([subject, [`${subject} adds.`, `${subject} says.`], 2]);
  }
}, 180_000);
