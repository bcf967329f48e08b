import { createHash } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import type { MailAuthentication, MailSession } from "./incoming-mail.entity.js";

/** A mail that the sender's server is waiting to be rid of. */
export interface ArrivingMail {
  envelope: { mailFrom: string; rcptTo: readonly string[] };
  session: MailSession;
  authentication: MailAuthentication | null;
  bytes: number;
  /** SHA-256 of all of its bytes. */
  contentHash: Buffer;
  /** In pieces of a megabyte at most. May be read again. */
  pieces(): AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** `isNew` false: the very same was delivered before, and nothing was written. */
export interface AcceptedMail {
  isNew: boolean;
}

const LARGEST_IN_ONE_STATEMENT = 1_048_576;

/**
 * Keeps a mail as it came. When this resolves it is committed, and may be answered for. The same bytes from the same sender to the same
 * recipients are one mail, however often they come; a Message-ID says nothing, as anybody can write anybody's.
 */
export async function acceptMail(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  mail: ArrivingMail,
): Promise<AcceptedMail> {
  if (mail.bytes > LARGEST_IN_ONE_STATEMENT) {
    return db.transaction(async (tx) => {
      const id = await insertMail(tx, mail, clock.now());
      if (id === null) return { isNew: false };
      let position = 0;
      for await (const piece of mail.pieces()) {
        await tx.query("insert into incoming_mail_parts (mail_id, position, bytes) values ($1, $2, $3)", [
          ...[id, position, piece],
        ]);
        position += 1;
      }
      return { isNew: true };
    });
  }
  const pieces: Buffer[] = [];
  for await (const piece of mail.pieces()) pieces.push(piece);
  const id = await insertMail(db, mail, clock.now(), Buffer.concat(pieces));
  return { isNew: id !== null };
}

/** Null: it is there already. */
async function insertMail(
  db: DataSource | EntityManager,
  { envelope, session, authentication, bytes, contentHash }: ArrivingMail,
  at: Date,
  content: Buffer | null = null,
): Promise<string | null> {
  const rcptTo = [...envelope.rcptTo].sort();
  const [written] = await db.query<{ id: string }[]>(
    `with mail as (
       insert into incoming_mails (id, delivery_hash, received_at, mail_from, rcpt_to, session, bytes, authentication)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (delivery_hash) do nothing returning id
     ), content as (
       insert into incoming_mail_parts (mail_id, position, bytes) select id, 0, $9::bytea from mail where $9::bytea is not null
     ) select id from mail`,
    [
      ...[newId(at), deliveryHash(contentHash, envelope.mailFrom, rcptTo), at, envelope.mailFrom, rcptTo],
      ...[JSON.stringify(session), bytes],
      ...[authentication === null ? null : JSON.stringify(authentication), content],
    ],
  );
  return written?.id ?? null;
}

function deliveryHash(contentHash: Buffer, mailFrom: string, rcptTo: readonly string[]): Buffer {
  return createHash("sha256")
    .update(contentHash)
    .update(JSON.stringify([mailFrom, rcptTo]))
    .digest();
}

/** The bytes of a mail, piece by piece. */
export async function* readMailPieces(db: DataSource, mailId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const [row] = await db.query<{ bytes: Buffer }[]>(
      "select bytes from incoming_mail_parts where mail_id = $1 and position = $2",
      [mailId, position],
    );
    if (row === undefined) return;
    yield row.bytes;
  }
}
