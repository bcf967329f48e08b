import { allowed, denied, type Permission } from "./viewer.js";

/** Where mail comes to the support. Lower case. */
export interface SupportMail {
  addresses: readonly string[];
  /** Of nothing but replies and bounces; null: there is none. */
  replyDomain: string | null;
}

/**
 * What other services mail to the support's addresses ends in tickets: codes and links that are meant for a person would be read there.
 * So nobody is known by one of them, whatever stands behind a plus.
 */
export function mayBeOfPerson(address: string, { addresses, replyDomain }: SupportMail): Permission {
  const [local = "", domain = ""] = address.trim().toLowerCase().split("@");
  const plain = `${local.replace(/\+.*$/, "")}@${domain}`;
  const isReply = replyDomain !== null && (domain === replyDomain || domain.endsWith(`.${replyDomain}`));
  return isReply || addresses.includes(plain) || addresses.includes(`${local}@${domain}`)
    ? denied("support_address", "This is an address of the support: give one that its owner alone reads.")
    : allowed;
}
