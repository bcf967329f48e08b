import { hash, randomBytes } from "node:crypto";

/** So that secret scanners, and people, know what they see. */
type Mark = "rct_" | typeof OF_SERVICES;
const OF_SERVICES = "rcs_";
const SHOWN = OF_SERVICES.length + 6;

export interface NewSecret {
  secret: string;
  prefix: string;
  hash: Buffer;
}

/** 256 bits of randomness: a plain hash is enough, there is nothing to guess. */
export function newSecret(mark: Mark = "rct_"): NewSecret {
  const secret = mark + randomBytes(32).toString("base64url");
  return { secret, prefix: secret.slice(0, SHOWN), hash: hashSecret(secret) };
}

export function hashSecret(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}

export function isServiceSecret(secret: string): boolean {
  return secret.startsWith(OF_SERVICES);
}
