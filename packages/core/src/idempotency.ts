import { hash } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "./actor.js";
import type { StatementValues } from "./database/insertion.js";
import { runPrepared } from "./database/run-prepared.js";
import { refused, type Refused } from "./refusal.js";

export interface KeyClaim {
  actor: Actor;
  operation: string;
  key: string;
  /** Everything that the request says, except the key: another body under the same key is an error of the caller. */
  body: unknown;
  /** What a replay is answered with. */
  resultId: string;
  at: Date;
}

export type ClaimedKey =
  | { ok: true; replayOf: null }
  /** Done before: `replayOf` is the `resultId` of that time. */
  | { ok: true; replayOf: string }
  | Refused;

const LONGEST_KEY = 200;

/**
 * Takes the key for this transaction. Who comes second with the same key waits here until the first is through, then replays
 * its result (or goes ahead, if the first left nothing behind).
 */
export async function claimKey(tx: EntityManager, claim: KeyClaim): Promise<ClaimedKey> {
  const fault = refuseKey(claim);
  if (fault !== null) {
    return fault;
  }
  const inserted = await runPrepared(
    tx,
    "recourse-claim-key",
    `insert into idempotency_keys (${COLUMNS}) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning 1 as one`,
    valuesOf(claim),
  );
  return inserted.length > 0 ? { ok: true, replayOf: null } : ((await findClaim(tx, claim)) ?? mismatch);
}

/** Null where the key may be claimed. */
export function refuseKey({ key }: Pick<KeyClaim, "key">): Refused | null {
  return key.length === 0 || key.length > LONGEST_KEY || key.includes("\u0000")
    ? refused("INVALID", `The idempotency key must have 1 to ${LONGEST_KEY} characters.`, ["idempotencyKey"])
    : null;
}

/**
 * Takes the key as a part of the one statement that writes everything: where it was taken already, that statement fails as a whole
 * (`isKeyTaken`), after it waited for whoever was at it. A transaction and a round trip less than claiming it first.
 */
export function keyInsertion(values: StatementValues, claim: KeyClaim): string {
  const places = valuesOf(claim).map((value) => values.add(value));
  return `insert into idempotency_keys (${COLUMNS}) values (${places.join(", ")}) returning 1 as one`;
}

export function isKeyTaken(error: unknown): boolean {
  return error instanceof Error && "constraint" in error && error.constraint === "idempotency_keys_pkey";
}

/** What was done under the key before; null where nothing was. */
export async function findClaim(
  db: DataSource | EntityManager,
  claim: KeyClaim,
): Promise<Exclude<ClaimedKey, { replayOf: null }> | null> {
  const [earlier] = await db.query<{ bodyHash: Buffer; resultId: string }[]>(
    `select body_hash as "bodyHash", result_id as "resultId" from idempotency_keys
     where principal = $1 and operation = $2 and key = $3`,
    [principalOf(claim.actor), claim.operation, claim.key],
  );
  if (earlier === undefined) {
    return null;
  }
  return earlier.bodyHash.equals(hashOf(claim.body)) ? { ok: true, replayOf: earlier.resultId } : mismatch;
}

const COLUMNS = "principal, operation, key, body_hash, result_id, created_at";

function valuesOf({ actor, operation, key, body, resultId, at }: KeyClaim): unknown[] {
  return [principalOf(actor), operation, key, hashOf(body), resultId, at];
}

function hashOf(body: unknown): Buffer {
  return hash("sha256", canonicalJson(body), "buffer");
}

const mismatch = refused(
  "IDEMPOTENCY_MISMATCH",
  "This idempotency key was used for a different request. Use a new key for each request.",
  ["idempotencyKey"],
);

/** Gives a key back that this transaction claimed: for what was refused and is on record, so that the request can be mended and sent again. */
export async function releaseKey(
  tx: EntityManager,
  { actor, operation, key }: Pick<KeyClaim, "actor" | "operation" | "key">,
): Promise<void> {
  await tx.query("delete from idempotency_keys where principal = $1 and operation = $2 and key = $3", [
    principalOf(actor),
    operation,
    key,
  ]);
}

/** Keys are each person's own: another's key means nothing here. */
function principalOf(actor: Actor): string {
  switch (actor.kind) {
    case "person":
      return `person:${actor.person.id}`;
    case "anonymous":
      return `visitor:${actor.visitor ?? ""}`;
    case "service":
      return `service:${actor.service.id}`;
    case "system":
      return `system:${actor.name}`;
  }
}

/** The order of names does not matter, and neither does whether an absent value is written as null. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) => {
    if (typeof member !== "object" || member === null || Array.isArray(member)) {
      return member;
    }
    const present = Object.entries(member).filter(([, each]) => each !== null && each !== undefined);
    return Object.fromEntries(present.sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}
