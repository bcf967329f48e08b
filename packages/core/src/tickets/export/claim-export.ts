import { EXPORTS_PER_HOUR } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { PersonActor } from "../../actor.js";
import { newId } from "../../id.js";
import { refused, type Refused } from "../../refusal.js";

const HOUR_MS = 3_600_000;

/** One of the exports that a person may make within an hour, counted under a lock of their own: two that come at once are two. */
export async function claimExport(
  tx: EntityManager,
  actor: PersonActor,
  filter: object,
  at: Date,
): Promise<{ ok: true; id: string } | Refused> {
  const personId = actor.person.id;
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`ticket_exports ${personId}`]);
  const [row] = await tx.query<{ count: number }[]>(
    "select count(*) from ticket_exports where person_id = $1 and started_at > $2",
    [personId, new Date(at.getTime() - HOUR_MS)],
  );
  if ((row?.count ?? 0) >= EXPORTS_PER_HOUR) {
    return refused(
      "RATE_LIMITED",
      `You have exported ${EXPORTS_PER_HOUR} lists within an hour. Try again a little later.`,
    );
  }
  const id = newId(at);
  await tx.query("insert into ticket_exports (id, person_id, filter, started_at) values ($1, $2, $3, $4)", [
    id,
    personId,
    JSON.stringify(filter),
    at,
  ]);
  return { ok: true, id };
}
