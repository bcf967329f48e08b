import { calendarVersion } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import type { CoreDeps } from "../deps.js";
import { clockByNewCalendar, clockParts } from "./ticket-clock.js";
import { Ticket } from "./ticket.entity.js";

type Deps = Pick<CoreDeps, "db" | "clock" | "policy">;
const BATCH = 200;

/**
 * Clocks that run by another calendar than that of the policy file go on by this one from now: what they counted stays. Asks a
 * small table alone where nothing changed. Answers with how many went on.
 */
export async function followCalendar(deps: Deps): Promise<number> {
  const version = calendarVersion(deps.policy);
  // A calendar may come back.
  await deps.db.query(
    "update business_calendars set retired_at = null where version = $1 and retired_at is not null",
    [version],
  );
  const former = await deps.db.query<{ version: string }[]>(
    "select version from business_calendars where version <> $1 and retired_at is null",
    [version],
  );
  let followed = 0;
  for (const calendar of former) {
    for (let count = BATCH; count === BATCH; followed += count) {
      count = await deps.db.transaction((tx) => followBatch(deps, tx, calendar.version));
    }
    await deps.db.query("update business_calendars set retired_at = $2 where version = $1", [
      calendar.version,
      deps.clock.now(),
    ]);
  }
  return followed;
}

async function followBatch({ clock, policy }: Deps, tx: EntityManager, former: string): Promise<number> {
  const at = clock.now();
  const tickets = await tx.query<Ticket[]>(
    `select ${columnsOf(tx, Ticket, "t")} from tickets t
     where t.due_at is not null and t.clock->>'calendarVersion' = $1 and t.clock->>'pausedFor' is null
     order by t.due_at, t.number limit $2 for update`,
    [former, BATCH],
  );
  for (const ticket of tickets) {
    const change = await clockByNewCalendar(policy, tx, ticket, at);
    if (change !== null) {
      const values = new StatementValues();
      const parts = clockParts(policy, ticket.id, change, at, values);
      const { clock: next, dueAt } = change.columns;
      await tx.query(
        `with ${parts.join(", ")}
         update tickets set clock = ${values.add(next)}, due_at = ${values.add(dueAt)} where id = ${values.add(ticket.id)}`,
        values.list,
      );
    }
  }
  return tickets.length;
}
