import { broadcastSendsAt, mayTellFix } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { claimKey } from "../idempotency.js";
import { enqueue } from "../jobs.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { TOLD_PEOPLE, TOLD_TICKETS } from "./affected.queries.js";
import { checkVersion } from "./check-defect.js";
import type { Defect } from "./defect.entity.js";
import { FixBroadcast } from "./fix-broadcast.entity.js";
import { checkFixMessage, firstNameOf, renderFixMessage } from "./fix-message.js";
import { loadDefect } from "./load-defect.js";

export interface FixDefectInput {
  defectId: string;
  /** Of the defect as the caller saw it. */
  version: number;
  /** Markdown with variables: `fixMessageVariables`. */
  message: string;
  fixedVersion?: string | null;
}

export type FixDefectResult = { ok: true; broadcast: FixBroadcast; defect: Defect } | Refused;

/** As one of those who are told will read it. */
export interface PreviewedFixMessage {
  name: string;
  ticketNumber: number | null;
  body: string;
}

export type PreviewFixResult =
  { ok: true; tickets: number; people: number; messages: PreviewedFixMessage[] } | Refused;

type Deps = Pick<CoreDeps, "db" | "clock">;

/** So many of the messages are shown before they go out. */
const PREVIEWED = 3;

/** What would go out, to how many; nothing is written. */
export async function previewFix(
  { db }: Deps,
  actor: Actor,
  input: FixDefectInput,
): Promise<PreviewFixResult> {
  return transact<PreviewFixResult>(db, async (tx) => {
    const checked = await check(tx, actor, input);
    if (!checked.ok) {
      return checked;
    }
    const { defect, template, fixedVersion } = checked;
    const [counts] = await tx.query<{ tickets: number; people: number }[]>(
      `select (select count(*) from (${TOLD_TICKETS}) t) as tickets, (select count(*) from (${TOLD_PEOPLE}) p) as people`,
      [defect.id],
    );
    const first = await tx.query<{ name: string | null; ticketNumber: number | null }[]>(
      `select p.name, t.number as "ticketNumber" from (
         select ticket_id, person_id from (${TOLD_TICKETS}) told
         union all select null, person_id from (${TOLD_PEOPLE}) told
       ) who left join tickets t on t.id = who.ticket_id left join people p on p.id = who.person_id
       order by t.number nulls last, p.name limit ${PREVIEWED}`,
      [defect.id],
    );
    const messages = first.map(({ name, ticketNumber }) => ({
      name: name ?? "",
      ticketNumber,
      body: renderFixMessage(template, {
        ...{ firstName: firstNameOf(name ?? ""), ticketNumber, fixedVersion },
        title: titleToTell(defect),
      }),
    }));
    return { ok: true, tickets: counts?.tickets ?? 0, people: counts?.people ?? 0, messages };
  });
}

/**
 * Tells everybody whom the defect affects that it is fixed. The message waits a minute, in which its sender can stop it; until then
 * nothing has changed. When it goes out the defect is fixed, and its tickets wait for their customers to confirm it.
 */
export async function fixDefect(
  deps: Deps,
  actor: Actor,
  input: FixDefectInput & { idempotencyKey: string },
): Promise<FixDefectResult> {
  const at = deps.clock.now();
  return transact<FixDefectResult>(deps.db, async (tx) => {
    const id = newId(at);
    const { idempotencyKey: key, ...body } = input;
    const claimed = await claimKey(tx, { actor, operation: "fixDefect", key, body, resultId: id, at });
    if (!claimed.ok) {
      return claimed;
    }
    if (claimed.replayOf !== null) {
      const broadcast = await tx.findOneByOrFail(FixBroadcast, { id: claimed.replayOf });
      const loaded = await loadDefect(tx, actor, { defectId: broadcast.defectId });
      return loaded.ok ? { ok: true, broadcast, defect: loaded.defect } : loaded;
    }
    const checked = await check(tx, actor, input);
    if (!checked.ok) {
      return checked;
    }
    if (actor.kind !== "person") {
      return refused("NOT_ALLOWED", "Somebody has to answer for the message.");
    }
    const { defect, template, fixedVersion } = checked;
    const broadcast: FixBroadcast = {
      ...{ id, defectId: defect.id, state: "queued", template, fixedVersion, senderId: actor.person.id },
      ...{ queuedAt: at, sendsAt: new Date(broadcastSendsAt(at.toISOString())), endedAt: null },
    };
    await tx.insert(FixBroadcast, broadcast);
    await enqueueBroadcast(tx, broadcast);
    await writeAudit(tx, {
      ...{ at, actor, action: "defect.fix_queued", subjectType: "defect", subjectId: defect.id },
      data: { broadcastId: id, fixedVersion },
    });
    return { ok: true, broadcast, defect };
  });
}

export async function enqueueBroadcast(tx: EntityManager, { id, sendsAt }: FixBroadcast): Promise<void> {
  const options = { jobKey: `send-fix-messages:${id}`, runAt: sendsAt };
  await enqueue(tx, "send-fix-messages", { broadcastId: id }, options);
}

/** What a defect is called in a message: of one that is not published, the public learns no title. */
export function titleToTell({ title, publishedAt }: Pick<Defect, "title" | "publishedAt">): string {
  return publishedAt === null ? "the fault that you reported" : title;
}

type Checked = { ok: true; defect: Defect; template: string; fixedVersion: string | null } | Refused;

async function check(tx: EntityManager, actor: Actor, input: FixDefectInput): Promise<Checked> {
  const loaded = await loadDefect(tx, actor, input);
  if (!loaded.ok) {
    return loaded;
  }
  const { defect, access } = loaded;
  const permission = mayTellFix(policyViewer(actor), access);
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const message = checkFixMessage(input.message);
  const version = checkVersion(input.fixedVersion);
  const refusals = [message, version].flatMap((each) => (each.ok ? [] : each.refusals));
  if (!message.ok || !version.ok) {
    return { ok: false, refusals };
  }
  return { ok: true, defect, template: message.template, fixedVersion: version.version };
}
