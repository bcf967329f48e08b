import { mayManageMembers, type MembershipRole } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId, newId } from "../id.js";
import { enqueueMail } from "../mail/enqueue-mail.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { checkAddress } from "./check-address.js";
import { refuseSupportAddress } from "./refuse-support-address.js";
import { Invitation } from "./invitation.entity.js";
import { findMember } from "./member.queries.js";

export interface InviteInput {
  accountId: string;
  email: string;
  role: MembershipRole;
}

export type InviteResult = { ok: true; invitation: Invitation } | Refused;

const DAY_MILLIS = 86_400_000;
/** Days until an invitation ends by itself. */
export const INVITATION_DAYS = 7;
/** Our mails must not become a weapon: so many in a day from one account, and to one address from everybody. */
const MOST_OF_ACCOUNT_A_DAY = 50;
const MOST_TO_ADDRESS_A_DAY = 5;

/** Invites an address to an account, by mail. One that was invited before gets a new link, and the old one works no more. */
export async function inviteToAccount(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: InviteInput,
): Promise<InviteResult> {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  const { accountId, role } = input;
  const permission = mayManageMembers(policyViewer(actor), accountId);
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  if (actor.scopes !== null) {
    return refused("NOT_ALLOWED", "An access token cannot invite people: sign in on the portal.");
  }
  const email = checkAddress(input.email, ["email"]);
  if (!email.ok) {
    return email;
  }
  const at = deps.clock.now();
  return transact<InviteResult>(deps.db, async (tx) => {
    const account = isId(accountId) ? await lockAccount(tx, accountId) : undefined;
    if (account === undefined) {
      return refused("NOT_FOUND", "There is no such account, or you may not read it.", ["accountId"]);
    }
    const support = await refuseSupportAddress(tx, email.address, ["email"]);
    if (support !== null) {
      return support;
    }
    const member = await findMember(tx, accountId, { email: email.address });
    if (member?.active === true) {
      return refused("CONFLICT", "This person belongs to the account already.", ["email"]);
    }
    if (await wroteEnough(tx, accountId, email.address, at)) {
      return refused("RATE_LIMITED", "There were many invitations today. Try again tomorrow.");
    }
    await tx.query(
      "update invitations set revoked_at = $3 where account_id = $1 and email = $2 and accepted_at is null and revoked_at is null",
      [accountId, email.address, at],
    );
    const invitation: Invitation = {
      ...{ id: newId(at), accountId, email: email.address, role, invitedBy: actor.person.id, createdAt: at },
      expiresAt: new Date(at.getTime() + INVITATION_DAYS * DAY_MILLIS),
      ...{ acceptedAt: null, acceptedBy: null, revokedAt: null },
    };
    await tx.insert(Invitation, invitation);
    await enqueueMail(tx, {
      template: "invitation",
      to: { address: email.address, personId: null },
      data: { invitationId: invitation.id, accountName: account.name, inviterName: actor.person.name },
      at,
    });
    await writeAudit(tx, {
      ...{ at, actor, accountId, action: "invitation.created" },
      ...{ subjectType: "invitation", subjectId: invitation.id, data: { role } },
    });
    return { ok: true, invitation };
  });
}

async function lockAccount(tx: EntityManager, accountId: string): Promise<{ name: string } | undefined> {
  const [account] = await tx.query<{ name: string }[]>(
    "select name from accounts where id = $1 and standing <> 'closed' for update",
    [accountId],
  );
  return account;
}

async function wroteEnough(tx: EntityManager, accountId: string, email: string, at: Date): Promise<boolean> {
  const since = new Date(at.getTime() - DAY_MILLIS);
  const [row] = await tx.query<{ ofAccount: number; toAddress: number }[]>(
    `select (select count(*)::int from invitations where account_id = $1 and created_at > $3) as "ofAccount",
       (select count(*)::int from outgoing_mails where to_address = $2 and template = 'invitation' and created_at > $3) as "toAddress"`,
    [accountId, email, since],
  );
  return (
    row !== undefined && (row.ofAccount >= MOST_OF_ACCOUNT_A_DAY || row.toAddress >= MOST_TO_ADDRESS_A_DAY)
  );
}
