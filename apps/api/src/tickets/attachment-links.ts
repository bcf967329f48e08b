import { createHmac, timingSafeEqual } from "node:crypto";

const FORM = /^[A-Za-z0-9_-]{43}$/;

/** How long an address is good for. */
export const LINK_MS = 5 * 60_000;

/**
 * Addresses of attachments. Each is for one person and a short time, with a code over both; whoever holds one still has to be that person,
 * and to be allowed to read the file when they use it.
 */
export class AttachmentLinks {
  constructor(private readonly secret: string) {}

  urlOf(storageKey: string, personId: string, now: Date): string {
    const expires = String(now.getTime() + LINK_MS);
    const code = this.code(storageKey, personId, expires).toString("base64url");
    return `/attachments/${storageKey}?${new URLSearchParams({ expires, code })}`;
  }

  isGood(storageKey: string, personId: string, { expires, code }: LinkQuery, now: Date): boolean {
    if (typeof expires !== "string" || typeof code !== "string" || !FORM.test(code)) return false;
    const given = Buffer.from(code, "base64url");
    return (
      timingSafeEqual(given, this.code(storageKey, personId, expires)) && Number(expires) > now.getTime()
    );
  }

  private code(...parts: string[]): Buffer {
    return createHmac("sha256", this.secret).update(parts.join("\0")).digest();
  }
}

/** Of a request, as it came. */
export interface LinkQuery {
  expires?: unknown;
  code?: unknown;
}
