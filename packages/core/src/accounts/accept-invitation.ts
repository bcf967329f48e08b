import type { MembershipRole } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { IdentityDeps } from "../deps.js";
import { newId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { withdrawOffers } from "../tickets/offer-tickets.js";
import { transact } from "../transaction.js";
import { openInvitation, type OpenedInvitation } from "./invitation.queries.js";
import { lockMembership } from "./lock-membership.js";
import { Membership } from "./membership.entity.js";
import { Person } from "./person.entity.js";

export interface AcceptInvitationInput {
  id: string;
  token: string;
  /** Of somebody new. */
  name: string;
}

/**
 * Makes a sign-in for the address and answers with its id; null where the address has one already, a refusal where the password will
 * not do.
 */
export type MakeSignIn = (person: { email: string; name: string }) => Promise<string | Refused | null>;

export type AcceptInvitationResult =
  { ok: true; personId: string; accountId: string; email: string } | Refused;

/** The same words for every link that does not work (A14). */
const invalidLink = refused("NOT_FOUND", "This link does not work any more. Ask for a new invitation.");

/**
 * Makes whoever holds the link a member of the account, once. Somebody new gets a sign-in; whoever has one joins with it, signed in as
 * the one who was invited.
 */
export async function acceptInvitation(
  deps: Pick<IdentityDeps, "db" | "clock" | "codes">,
  actor: Actor,
  { id, token, name }: AcceptInvitationInput,
  makeSignIn: MakeSignIn,
): Promise<AcceptInvitationResult> {
  const at = deps.clock.now();
  return transact<AcceptInvitationResult>(deps.db, async (tx) => {
    const invitation = await openInvitation(deps, tx, { id, token, at, lock: true });
    if (invitation === null) {
      return invalidLink;
    }
    const who =
      invitation.authUserId === null
        ? await welcome(tx, invitation, { name, at, makeSignIn })
        : recognise(actor, invitation);
    if (!who.ok) {
      return who;
    }
    const { accountId, role, email } = invitation;
    await join(tx, { accountId, personId: who.personId, role, at });
    await tx.query("update invitations set accepted_at = $2, accepted_by = $3 where id = $1", [
      id,
      at,
      who.personId,
    ]);
    await writeAudit(tx, {
      ...{ at, actor, accountId, action: "invitation.accepted" },
      ...{ subjectType: "invitation", subjectId: id, data: { personId: who.personId, role } },
    });
    return { ok: true, personId: who.personId, accountId, email };
  });
}

type Who = { ok: true; personId: string } | Refused;

function recognise(actor: Actor, { personId, email }: OpenedInvitation): Who {
  return actor.kind === "person" && actor.scopes === null && actor.person.id === personId
    ? { ok: true, personId }
    : refused("NOT_SIGNED_IN", `Sign in as ${email}, then open the link again.`);
}

async function welcome(
  tx: EntityManager,
  { personId, email }: OpenedInvitation,
  { name: given, at, makeSignIn }: { name: string; at: Date; makeSignIn: MakeSignIn },
): Promise<Who> {
  const name = checkText(given, { path: ["name"], name: "The name", max: 200 });
  if (!name.ok) {
    return name;
  }
  const authUserId = await makeSignIn({ email, name: name.text });
  if (authUserId === null) {
    return refused("CONFLICT", "Somebody signs in with this address already. Write to support.");
  }
  if (typeof authUserId !== "string") {
    return authUserId;
  }
  if (personId !== null) {
    await tx.update(Person, { id: personId }, { authUserId });
    return { ok: true, personId };
  }
  const id = newId(at);
  await tx.insert(Person, { id, authUserId, name: name.text, email, emailSince: at, createdAt: at });
  return { ok: true, personId: id };
}

/** Whoever is a member already stays what they are; whoever was one is again, with what nobody took over. */
async function join(
  tx: EntityManager,
  { accountId, personId, role, at }: { accountId: string; personId: string; role: MembershipRole; at: Date },
): Promise<void> {
  const former = await lockMembership(tx, { accountId, personId });
  if (former === null) {
    const id = newId(at);
    await tx.insert(Membership, {
      id,
      accountId,
      personId,
      role,
      active: true,
      createdAt: at,
      updatedAt: at,
    });
  } else if (!former.membership.active) {
    const membership = { ...former.membership, role, active: true, updatedAt: at };
    await tx.update(Membership, { id: membership.id }, { role, active: true, updatedAt: at });
    await withdrawOffers(tx, membership, at);
  }
}
