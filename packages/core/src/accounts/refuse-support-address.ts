import { mayBeOfPerson, type SupportMail } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { refused, type Refused } from "../refusal.js";

/** For every address that somebody gives as a person's. The workers say which addresses are the support's (mail/outbox.ts). */
export async function refuseSupportAddress(
  tx: EntityManager,
  address: string,
  path: string[],
): Promise<Refused | null> {
  const [ours] = await tx.query<SupportMail[]>(
    `select support_addresses as addresses, reply_domain as "replyDomain" from mail_outbox`,
  );
  const permission = mayBeOfPerson(address, ours ?? { addresses: [], replyDomain: null });
  return permission.allowed ? null : refused("INVALID", permission.message ?? "", path);
}
