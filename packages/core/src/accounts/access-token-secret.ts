import { hash, randomBytes } from "node:crypto";

/** So that secret scanners, and people, know what they see. */
const MARK = "rct_";
const SHOWN = MARK.length + 6;

export interface NewSecret {
  secret: string;
  prefix: string;
  hash: Buffer;
}

/** 256 bits of randomness: a plain hash is enough, there is nothing to guess. */
export function newSecret(): NewSecret {
  const secret = MARK + randomBytes(32).toString("base64url");
  return { secret, prefix: secret.slice(0, SHOWN), hash: hashSecret(secret) };
}

export function hashSecret(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}
