import { setTimeout } from "node:timers/promises";
import {
  EventSubscriber,
  type DataSource,
  type EntityManager,
  type EntitySubscriberInterface,
  type QueryRunner,
  type TransactionCommitEvent,
} from "typeorm";
import { z } from "zod";

/** The one channel of LISTEN/NOTIFY. */
export const announcementChannel = "recourse_tickets";

const announcementSchema = z.object({
  ticketId: z.uuid(),
  /** Of the ticket afterwards; null where nothing of the ticket changed. */
  version: z.number().nullable(),
  what: z.enum(["opened", "replied", "note_added", "changed", "presence"]),
  /** False: customers must not learn that anything happened at all. */
  toCustomers: z.boolean(),
});

/** That something happened to a ticket: ids alone, whoever hears of it reads what they may read. */
export type Announcement = z.output<typeof announcementSchema>;

/** Null for what no version of this program announced. */
export function parseAnnouncement(payload: string): Announcement | null {
  try {
    return announcementSchema.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}

interface Outbox {
  waiting: Announcement[];
  sending: Promise<void> | null;
}

const outboxes = new WeakMap<DataSource, Outbox>();
/** What transactions under way will announce. */
const pending = new WeakMap<QueryRunner, Announcement[]>();

/**
 * Announces once the transaction is committed, and not at all where it is not. Not in the transaction itself: PostgreSQL lets the
 * transactions that notify commit one after the other, each with its own flush to disk (decision 035).
 */
export function announceOnCommit(tx: EntityManager, announcement: Announcement): void {
  const runner = tx.queryRunner;
  if (runner === undefined) {
    announce(tx.connection, announcement);
    return;
  }
  pending.set(runner, [...(pending.get(runner) ?? []), announcement]);
}

/** Told by TypeORM of each commit. */
@EventSubscriber()
export class AnnounceAfterCommit implements EntitySubscriberInterface {
  afterTransactionCommit({ connection, queryRunner }: TransactionCommitEvent): void {
    const announcements = pending.get(queryRunner) ?? [];
    pending.delete(queryRunner);
    for (const announcement of announcements) {
      announce(connection, announcement);
    }
  }
}

/** What happens within so many milliseconds goes out in one statement. */
const GATHER_MS = 5;

/** Goes out within milliseconds; what comes while a statement is under way goes with the next. */
export function announce(db: DataSource, announcement: Announcement): void {
  const outbox = outboxes.get(db) ?? { waiting: [], sending: null };
  outboxes.set(db, outbox);
  outbox.waiting.push(announcement);
  outbox.sending ??= send(db, outbox);
}

/** Resolves when everything announced so far has gone out; for a process that ends. */
export async function flushAnnouncements(db: DataSource): Promise<void> {
  await outboxes.get(db)?.sending;
}

async function send(db: DataSource, outbox: Outbox): Promise<void> {
  while (outbox.waiting.length > 0) {
    await setTimeout(GATHER_MS);
    const payloads = outbox.waiting.map((each) => JSON.stringify(each));
    outbox.waiting = [];
    // Without a transaction that writes, this waits for no disk. Lost ones are made up for: whoever listens reads again now and then.
    await db
      .query(`select pg_notify($1, p) from unnest($2::text[]) p`, [announcementChannel, payloads])
      .catch(() => undefined);
  }
  outbox.sending = null;
}
