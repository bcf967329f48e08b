import { createHash } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { SecretCodes } from "../secret-codes.js";

/** Which addresses of the envelope are ours. */
export interface MailAddresses {
  /** What customers write to: mail to these is a request. Lower case. */
  support: readonly string[];
  /** Of nothing but replies and bounces; null: mails have no reply address of their own. Lower case. */
  replyDomain: string | null;
}

type Codes = Pick<SecretCodes, "addressToken" | "isAddressToken">;

/** A mail server on the way may change case, and put another sign for the plus or something after it. */
const REPLY = /^reply[+=_.-]([a-z2-7]{32})(?:[+=_.-].*)?$/;
const BOUNCE = /^b[+=_.-]([a-z2-7]{26})([0-9a-f]{32})(?:[+=_.-].*)?$/;

/** Whether mail to this address is for us at all. Every address of the reply domain is, so that nobody learns which tokens there are. */
export function isOurAddress({ support, replyDomain }: MailAddresses, address: string): boolean {
  const lower = address.toLowerCase();
  return support.includes(lower) || (replyDomain !== null && lower.endsWith(`@${replyDomain}`));
}

/** What a participant's mails of a ticket are answered to. The token is kept as its hash. */
export async function replyAddress(
  db: DataSource | EntityManager,
  { codes, replyDomain }: { codes: Codes; replyDomain: string },
  { ticketId, personId, at }: { ticketId: string; personId: string; at: Date },
): Promise<string> {
  const token = codes.addressToken("reply", `${ticketId} ${personId}`, 32);
  await db.query(
    "insert into reply_tokens (hash, ticket_id, person_id, created_at) values ($1, $2, $3, $4) on conflict do nothing",
    [hashOf(token), ticketId, personId, at],
  );
  return `reply+${token}@${replyDomain}`;
}

/** Whose token one of the addresses carries; null: none that holds. */
export async function findReplyToken(
  db: DataSource | EntityManager,
  { replyDomain }: MailAddresses,
  rcptTo: readonly string[],
): Promise<{ ticketId: string; personId: string } | null> {
  const tokens = localParts(replyDomain, rcptTo).flatMap((local) => REPLY.exec(local)?.[1] ?? []);
  if (tokens.length === 0) return null;
  const [row] = await db.query<{ ticketId: string; personId: string }[]>(
    `select ticket_id as "ticketId", person_id as "personId" from reply_tokens
     where hash = any($1) and revoked_at is null order by created_at desc limit 1`,
    [tokens.map(hashOf)],
  );
  return row ?? null;
}

/** Where the servers on the way report what they could not deliver (VERP). A local part has 64 characters at most (RFC 5321, 4.5.3.1.1). */
export function bounceAddress(codes: Codes, replyDomain: string, mailId: string): string {
  return `b+${codes.addressToken("bounce", mailId, 26)}${mailId.replaceAll("-", "")}@${replyDomain}`;
}

/** The mail that one of the addresses reports about; null: none, or forged. */
export function findBounced(
  codes: Codes,
  { replyDomain }: MailAddresses,
  rcptTo: readonly string[],
): string | null {
  for (const local of localParts(replyDomain, rcptTo)) {
    const [, token = "", hex = ""] = BOUNCE.exec(local) ?? [];
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    if (id !== "" && codes.isAddressToken("bounce", id, token)) return id;
  }
  return null;
}

function localParts(replyDomain: string | null, rcptTo: readonly string[]): string[] {
  if (replyDomain === null) return [];
  const end = `@${replyDomain}`;
  return rcptTo
    .map((address) => address.toLowerCase())
    .filter((address) => address.endsWith(end))
    .map((address) => address.slice(0, -end.length));
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
