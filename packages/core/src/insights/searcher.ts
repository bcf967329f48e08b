import { createHmac, randomBytes } from "node:crypto";
import type { DataSource } from "typeorm";
import { voterOf } from "../articles/article-votes.queries.js";
import type { Actor } from "../actor.js";

/** Who searches, as far as it can be told: to count different ones, never to find them again. */
export interface Searcher {
  actor: Actor;
  /** Address and browser of the caller. Never written: only its hash with the salt of the day is. */
  fingerprint: string;
}

const salts = new WeakMap<DataSource, Map<string, Promise<Buffer>>>();

/**
 * A person, a visitor by the hash of their cookie, or a visitor of one day: a hash that no one can undo once the salt of the day is
 * gone, and that says nothing on any other day.
 */
export async function actorKey(db: DataSource, { actor, fingerprint }: Searcher, at: Date): Promise<string> {
  const known = voterOf(actor);
  if (known !== null) {
    return known;
  }
  const day = at.toISOString().slice(0, 10);
  const key = createHmac("sha256", await saltOf(db, day))
    .update(fingerprint)
    .digest("hex");
  return `day:${day}:${key.slice(0, 32)}`;
}

/** One for all processes. Asked once a day and process. */
function saltOf(db: DataSource, day: string): Promise<Buffer> {
  const known = salts.get(db) ?? new Map<string, Promise<Buffer>>();
  salts.set(db, known);
  const salt = known.get(day) ?? readSalt(db, day);
  known.set(day, salt);
  // A failure is not remembered, nor are days that are over.
  salt.catch(() => known.delete(day));
  for (const other of known.keys()) if (other < day && known.size > 3) known.delete(other);
  return salt;
}

async function readSalt(db: DataSource, day: string): Promise<Buffer> {
  await db.query("insert into visitor_salts (day, salt) values ($1, $2) on conflict do nothing", [
    day,
    randomBytes(32),
  ]);
  const [row] = await db.query<{ salt: Buffer }[]>("select salt from visitor_salts where day = $1", [day]);
  if (row === undefined) {
    throw new Error(`The salt of ${day} is gone.`);
  }
  return row.salt;
}
