import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { lockNames } from "../../database/lock-names.js";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { membershipAsTold } from "../change-membership.js";
import { refuseSupportAddress } from "../refuse-support-address.js";
import { checkDirectoryUser, findTaken, type CheckedUser } from "./check-directory-user.js";
import { directoryAccount, lockDirectory } from "./directory-account.js";
import { findDirectoryUser, type DirectoryUser, type DirectoryUserInput } from "./directory-user.queries.js";
import { writeDirectoryUser } from "./write-directory-user.js";

export type CreateDirectoryUserResult = { ok: true; user: DirectoryUser } | Refused;

/**
 * Makes somebody of a customer's directory an end user of its account; administrators are made by their group. Whoever is known here
 * already by the address gets the membership, and nothing else of them is changed or told.
 */
export async function createDirectoryUser(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: DirectoryUserInput,
): Promise<CreateDirectoryUserResult> {
  const at = clock.now();
  const directory = directoryAccount(actor);
  if (!directory.ok) {
    return directory;
  }
  const { accountId } = directory;
  const checked = checkDirectoryUser(input);
  if (!checked.ok) {
    return checked;
  }
  const { told } = checked;
  return transact<CreateDirectoryUserResult>(db, async (tx) => {
    await lockNames(tx, [`mail:${checked.email.toLowerCase()}`]);
    await lockDirectory(tx, accountId);
    const support = await refuseSupportAddress(tx, checked.email, ["emails"]);
    if (support !== null) {
      return support;
    }
    const known = await findByMail(tx, accountId, checked.email);
    if (known?.isMember === true || known?.isStaff === true) {
      return refused("CONFLICT", "This e-mail address is in use.", ["emails"]);
    }
    const taken = await findTaken(tx, { accountId, membershipId: null }, told);
    if (taken !== null) {
      return taken;
    }
    const personId = known?.id ?? (await addPerson(tx, actor, checked, at));
    const { membership } = await membershipAsTold(tx, actor, {
      ...{ accountId, personId, role: "end_user", active: told.active, at },
    });
    await writeDirectoryUser(tx, { accountId, membershipId: membership.id, told, at });
    await writeAudit(tx, {
      ...{ at, actor, action: "directory_user.created", subjectType: "membership" },
      ...{ subjectId: membership.id, accountId, data: { personId } },
    });
    const user = await findDirectoryUser(tx, actor, membership.id);
    return user === null ? refused("NOT_FOUND", "There is no such user.") : { ok: true, user };
  });
}

async function findByMail(
  tx: EntityManager,
  accountId: string,
  email: string,
): Promise<{ id: string; isMember: boolean; isStaff: boolean } | null> {
  const [known] = await tx.query<{ id: string; isMember: boolean; isStaff: boolean }[]>(
    `select p.id, exists (select from staff s where s.person_id = p.id) as "isStaff", exists (
       select from memberships m left join directory_users d on d.membership_id = m.id
       where m.person_id = p.id and m.account_id = $1 and d.deleted_at is null
     ) as "isMember" from people p where p.email = $2::citext`,
    [accountId, email],
  );
  return known ?? null;
}

async function addPerson(
  tx: EntityManager,
  actor: Actor,
  { personName, email }: CheckedUser,
  at: Date,
): Promise<string> {
  const id = newId(at);
  await tx.query("insert into people (id, name, email, created_at) values ($1, $2, $3, $4)", [
    ...[id, personName, email, at],
  ]);
  await writeAudit(tx, { at, actor, action: "person.created", subjectType: "person", subjectId: id });
  return id;
}
