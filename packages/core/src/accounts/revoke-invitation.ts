import { mayManageMembers } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { Invitation } from "./invitation.entity.js";

export type RevokeInvitationResult = { ok: true; invitation: Invitation } | Refused;

const unknown = refused("NOT_FOUND", "There is no such invitation.", ["id"]);

/** Its link works no more. Saying it twice changes nothing; an account of others is as unknown as no account. */
export async function revokeInvitation(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { id }: { id: string },
): Promise<RevokeInvitationResult> {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  if (actor.scopes !== null) {
    return refused("NOT_ALLOWED", "An access token cannot take invitations back: sign in on the portal.");
  }
  const at = deps.clock.now();
  return transact<RevokeInvitationResult>(deps.db, async (tx) => {
    const [invitation] = isId(id)
      ? await tx.query<Invitation[]>(
          `select ${columnsOf(tx, Invitation, "i")} from invitations i where i.id = $1 for update`,
          [id],
        )
      : [];
    if (invitation === undefined || !mayManageMembers(policyViewer(actor), invitation.accountId).allowed) {
      return unknown;
    }
    if (invitation.acceptedAt !== null) {
      return refused("STATE_NOT_ALLOWED", "This invitation was accepted.", ["id"]);
    }
    if (invitation.revokedAt !== null) {
      return { ok: true, invitation };
    }
    await tx.update(Invitation, { id }, { revokedAt: at });
    await writeAudit(tx, {
      ...{ at, actor, accountId: invitation.accountId, action: "invitation.revoked" },
      ...{ subjectType: "invitation", subjectId: id },
    });
    return { ok: true, invitation: { ...invitation, revokedAt: at } };
  });
}
