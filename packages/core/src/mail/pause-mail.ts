import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import type { Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { transact } from "../transaction.js";
import { refuseTendingMail } from "./tend-mail.js";

/** `changed` is false where it was so already. */
export type PauseMailResult = { ok: true; changed: boolean } | Refused;

type Deps = Pick<CoreDeps, "db" | "clock">;

/** No mail is taken in hand until somebody resumes: as after a backup was restored, whose mails may have been sent. */
export async function pauseMail(
  deps: Deps,
  actor: Actor,
  { reason }: { reason: string },
): Promise<PauseMailResult> {
  const refusal = refuseTendingMail(actor);
  if (refusal !== null) return refusal;
  const checked = checkText(reason, { path: ["reason"], name: "The reason", max: 500 });
  if (!checked.ok) return checked;
  return write(deps, actor, "mail.paused", (tx, at) =>
    tx.query(
      "update mail_outbox set paused_at = $1, paused_reason = $2 where paused_at is null returning id",
      [at, checked.text],
    ),
  );
}

export async function resumeMail(deps: Deps, actor: Actor): Promise<PauseMailResult> {
  const refusal = refuseTendingMail(actor);
  if (refusal !== null) return refusal;
  return write(deps, actor, "mail.resumed", (tx) =>
    tx.query(
      "update mail_outbox set paused_at = null, paused_reason = null where paused_at is not null returning id",
    ),
  );
}

function write(
  { db, clock }: Deps,
  actor: Actor,
  action: string,
  update: (tx: EntityManager, at: Date) => Promise<[unknown[], number]>,
): Promise<PauseMailResult> {
  const at = clock.now();
  return transact<PauseMailResult>(db, async (tx) => {
    const [rows] = await update(tx, at);
    const changed = rows.length > 0;
    if (changed) await writeAudit(tx, { at, actor, action, subjectType: "mail_outbox", subjectId: "mail" });
    return { ok: true, changed };
  });
}
