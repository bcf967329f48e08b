import { createHash } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { IdentityDeps } from "../../deps.js";
import { isId, newId } from "../../id.js";
import type { ProviderSettings, ProviderVisit } from "../../ports.js";
import { PROVIDER_SECRET } from "./set-sign-in-provider.js";

type Codes = IdentityDeps["codes"];

const VISIT_MILLIS = 10 * 60_000;

/** A provider as it is asked: with its secret, and the number of its settings. */
export interface ProviderInUse extends ProviderSettings {
  accountId: string;
  version: number;
}

export interface ProviderRow {
  accountId: string;
  version: number;
  issuer: string;
  clientId: string;
  sealed: string;
}

export const PROVIDER_COLUMNS = `s.account_id as "accountId", s.version, s.issuer, s.client_id as "clientId", s.sealed_secret as sealed`;

/** Null where the secret was sealed by another installation: then it has to be set again. */
export function openProvider(codes: Codes, { sealed, ...row }: ProviderRow): ProviderInUse | null {
  const clientSecret = codes.open(PROVIDER_SECRET, row.accountId, sealed);
  return clientSecret === null ? null : { ...row, clientSecret };
}

/**
 * What one visit takes along. It is made of the installation's secret and the visit's id, so that the database holds nothing of it. Each
 * account has an address of its own to come back to, so that no provider is handed what another one gave (RFC 9700, 4.4).
 */
export function visitOf(
  codes: Codes,
  publicUrl: string,
  { id, accountId }: { id: string; accountId: string },
): ProviderVisit {
  return {
    state: `${id}.${codes.linkToken("provider state", id)}`,
    nonce: codes.linkToken("provider nonce", id),
    codeVerifier: codes.linkToken("provider verifier", id),
    redirectUri: providerCallback(publicUrl, accountId),
  };
}

/** Where people of an account come back to; its administrator tells the provider so. */
export function providerCallback(publicUrl: string, accountId: string): string {
  return `${publicUrl}/auth/provider/${accountId}/callback`;
}

/** The id of a visit by its state; null for a state that was not made here. */
export function visitIdOf(codes: Codes, state: string): string | null {
  const [id = "", token = ""] = state.split(".");
  return isId(id) && codes.isLinkToken("provider state", id, token) ? id : null;
}

export function hashBrowser(browser: string): string {
  return createHash("sha256").update(browser).digest("hex");
}

interface BegunVisit {
  accountId: string;
  providerVersion: number;
  testedBy: string | null;
  /** What the browser alone has: the visit ends in no other one. */
  browser: string;
  returnTo: string;
  at: Date;
}

export async function writeVisit(tx: EntityManager, visit: BegunVisit): Promise<string> {
  const { accountId, providerVersion, testedBy, browser, returnTo, at } = visit;
  const id = newId(at);
  await tx.query("delete from provider_visits where expires_at < $1", [
    new Date(at.getTime() - 24 * 60 * 60_000),
  ]);
  await tx.query(
    `insert into provider_visits (id, account_id, provider_version, tested_by, browser_hash, return_to, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[id, accountId, providerVersion, testedBy, hashBrowser(browser), returnTo],
      new Date(at.getTime() + VISIT_MILLIS),
    ],
  );
  return id;
}
