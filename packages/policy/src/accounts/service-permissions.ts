import { allowed, denied, type Permission } from "./viewer.js";

export const serviceScopes = ["provisioning", "scim"] as const;
/** What another system's token is for. */
export type ServiceScope = (typeof serviceScopes)[number];

export interface ServiceViewer {
  scopes: readonly ServiceScope[];
  /** The one account whose directory it may tend. */
  accountId: string | null;
}

/** Accounts and the people of all of them: the vendor's own system alone. */
export function mayProvision(service: ServiceViewer | null): Permission {
  return service?.scopes.includes("provisioning") === true
    ? allowed
    : denied("provisioning_only", "Only a service token with the scope PROVISIONING may do this.");
}

/** The people and groups of one account: that account's own directory alone. */
export function mayTendDirectory(service: ServiceViewer | null, accountId: string): Permission {
  return service?.scopes.includes("scim") === true && service.accountId === accountId
    ? allowed
    : denied("directory_only", "Only a service token of this account's directory may do this.");
}
