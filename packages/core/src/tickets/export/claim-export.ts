import { EXPORTS_PER_HOUR, mayReadMore } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { countsReading } from "../../accounts/staff-reading/record-staff-views.js";
import { refuseReading } from "../../accounts/staff-reading/refuse-reading.js";
import type { PersonActor } from "../../actor.js";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { refusedForNow, type Refused } from "../../refusal.js";

const HOUR_MS = 3_600_000;

/**
 * One of the exports that a person may make within an hour, counted under a lock of their own: two that come at once are two. Of staff the
 * policy file says how many, and leads are told of who wants more: such a transaction is kept.
 */
export async function claimExport(
  tx: EntityManager,
  { policy }: Pick<CoreDeps, "policy">,
  actor: PersonActor,
  filter: object,
  at: Date,
): Promise<{ ok: true; id: string } | Refused> {
  const personId = actor.person.id;
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`ticket_exports ${personId}`]);
  const rows = await tx.query<{ at: Date }[]>(
    "select started_at as at from ticket_exports where person_id = $1 and started_at > $2 order by started_at",
    [personId, new Date(at.getTime() - HOUR_MS)],
  );
  const started = rows.map((row) => row.at);
  if (countsReading(actor)) {
    const permission = mayReadMore(policy, "export", { opened: started, wanted: 1, now: at });
    if (!permission.allowed) return refuseReading(tx, actor, "export", permission, at);
  } else if (started.length >= EXPORTS_PER_HOUR) {
    return refusedForNow(
      `You have exported ${EXPORTS_PER_HOUR} lists within an hour. Try again a little later.`,
      new Date((started.at(-EXPORTS_PER_HOUR) ?? at).getTime() + HOUR_MS),
      at,
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
