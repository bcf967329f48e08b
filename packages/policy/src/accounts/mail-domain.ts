const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/** A mail domain as it is kept: lower case, international names in their ASCII form. Null for what is none. */
export function readMailDomain(given: string): string | null {
  const domain = given.trim().toLowerCase();
  return DOMAIN.test(domain) ? domain : null;
}

/** The domain of one mail address; null where it has none, or where a program might read another than we do. */
export function mailDomainOf(address: string): string | null {
  const [local = "", domain = "", ...rest] = address.trim().split("@");
  return local === "" || rest.length > 0 ? null : readMailDomain(domain);
}
