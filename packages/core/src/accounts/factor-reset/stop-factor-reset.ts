import { nextFactorResetState, type FactorResetState } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { writeAudit } from "../../audit-trail.js";
import type { IdentityDeps } from "../../deps.js";
import { isId } from "../../id.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";

/** What the link that stops a reset is made for (secret-codes.ts). */
export const FACTOR_RESET_LINK = "factor reset";

export interface OpenedFactorReset {
  personId: string;
  name: string;
  runsAt: Date;
}

type Link = { id: string; token: string };
type Deps = Pick<IdentityDeps, "db" | "clock" | "codes">;

/** The reset that a link stops; null for every link that does not. Looking changes nothing. */
export async function openFactorReset(
  { codes }: Pick<Deps, "codes">,
  db: DataSource | EntityManager,
  { id, token, lock = false }: Link & { lock?: boolean },
): Promise<OpenedFactorReset | null> {
  if (!isId(id) || !codes.isLinkToken(FACTOR_RESET_LINK, id, token)) {
    return null;
  }
  const [row] = await db.query<(OpenedFactorReset & { state: FactorResetState })[]>(
    `select r.state, r.person_id as "personId", p.name, r.runs_at as "runsAt"
     from factor_resets r join people p on p.id = r.person_id where r.id = $1 ${lock ? "for update of r" : ""}`,
    [id],
  );
  if (row === undefined || nextFactorResetState(row.state, "stop") === null) {
    return null;
  }
  const { personId, name, runsAt } = row;
  return { personId, name, runsAt };
}

/** Stops a reset by the link of a mail: stopping harms nobody, so whoever has it needs no sign-in. */
export async function stopFactorReset(deps: Deps, link: Link): Promise<{ ok: true } | Refused> {
  const at = deps.clock.now();
  return transact<{ ok: true } | Refused>(deps.db, async (tx) => {
    const reset = await openFactorReset(deps, tx, { ...link, lock: true });
    if (reset === null) {
      return refused("NOT_FOUND", "This link does not work any more.");
    }
    await end(tx, reset.personId, { at, how: "link" });
    return { ok: true };
  });
}

/** Whoever shows a second factor has it: what they, or somebody with their password, asked for is over. */
export async function dropFactorReset(
  { db, clock }: Pick<Deps, "db" | "clock">,
  { authUserId }: { authUserId: string },
): Promise<void> {
  await transact(db, async (tx) => {
    const [reset] = await tx.query<{ personId: string }[]>(
      `select r.person_id as "personId" from factor_resets r join people p on p.id = r.person_id
       where p.auth_user_id = $1 and r.state = 'asked' for update of r`,
      [authUserId],
    );
    if (reset !== undefined) {
      await end(tx, reset.personId, { at: clock.now(), how: "second factor shown" });
    }
    return { ok: true };
  });
}

async function end(
  tx: EntityManager,
  personId: string,
  { at, how }: { at: Date; how: string },
): Promise<void> {
  await tx.query(
    "update factor_resets set state = 'stopped', ended_at = $2 where person_id = $1 and state = 'asked'",
    [personId, at],
  );
  await writeAudit(tx, {
    ...{ at, actor: { kind: "system", name: "factor reset" }, action: "factor_reset.stopped" },
    ...{ subjectType: "person", subjectId: personId, data: { how } },
  });
}
