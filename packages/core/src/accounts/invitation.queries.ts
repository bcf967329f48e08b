import { mayManageMembers, type MembershipRole } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import type { IdentityDeps } from "../deps.js";
import { isId } from "../id.js";
import { Invitation } from "./invitation.entity.js";

/** What the link of an invitation is made for (secret-codes.ts). */
export const INVITATION_LINK = "invitation";

const OPEN = "i.accepted_at is null and i.revoked_at is null";

/** Those of an account that can still be accepted, newest first. Who may not invite gets none. */
export async function listInvitations(
  db: DataSource | EntityManager,
  actor: Actor,
  { accountId, at }: { accountId: string; at: Date },
): Promise<Invitation[]> {
  const scope = policyViewer(actor).staff === null ? "read_tickets" : "desk";
  if (
    !isId(accountId) ||
    !mayManageMembers(policyViewer(actor), accountId).allowed ||
    !mayUseScope(actor, scope)
  ) {
    return [];
  }
  return db.query<Invitation[]>(
    `select ${columnsOf(db, Invitation, "i")} from invitations i
     where i.account_id = $1 and ${OPEN} and i.expires_at > $2 order by i.created_at desc, i.id desc`,
    [accountId, at],
  );
}

/** What whoever holds the link is told. */
export interface OpenedInvitation {
  id: string;
  accountId: string;
  accountName: string;
  inviterName: string;
  email: string;
  role: MembershipRole;
  /** Of whoever has the address, where somebody has. */
  personId: string | null;
  authUserId: string | null;
}

/**
 * The invitation that a link opens; null for every link that does not, whatever the reason (A14). Looking changes nothing: mail
 * scanners look, too.
 */
export async function openInvitation(
  { codes }: Pick<IdentityDeps, "codes">,
  db: DataSource | EntityManager,
  { id, token, at, lock = false }: { id: string; token: string; at: Date; lock?: boolean },
): Promise<OpenedInvitation | null> {
  if (!isId(id) || !codes.isLinkToken(INVITATION_LINK, id, token)) {
    return null;
  }
  const [row] = await db.query<OpenedInvitation[]>(
    `select i.id, i.account_id as "accountId", a.name as "accountName", inviter.name as "inviterName", i.email, i.role,
       p.id as "personId", p.auth_user_id as "authUserId"
     from invitations i join accounts a on a.id = i.account_id join people inviter on inviter.id = i.invited_by
       left join people p on p.email = i.email
     where i.id = $1 and ${OPEN} and i.expires_at > $2 and a.standing <> 'closed' ${lock ? "for update of i" : ""}`,
    [id, at],
  );
  return row ?? null;
}
