import type { IdentityDeps } from "../../deps.js";

export interface DomainProof {
  /** Of the TXT record that proves it. */
  recordName: string;
  recordValue: string;
}

/** What whoever holds a domain writes there for one account. Made of the installation's secret: no other account's record proves it. */
export function domainProof(codes: IdentityDeps["codes"], accountId: string, domain: string): DomainProof {
  return {
    recordName: `_recourse-proof.${domain}`,
    recordValue: `recourse-proof=${codes.linkToken("domain proof", `${accountId} ${domain}`)}`,
  };
}
