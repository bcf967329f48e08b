import { isDeepStrictEqual } from "node:util";
import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import type { CoreDeps } from "../../deps.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { setActive, setRole } from "../change-membership.js";
import { Membership } from "../membership.entity.js";
import { moveAddress } from "../move-address.js";
import { refuseSupportAddress } from "../refuse-support-address.js";
import { checkDirectoryUser, findTaken, type CheckedUser } from "./check-directory-user.js";
import { directoryAccount, lockDirectory } from "./directory-account.js";
import { findDirectoryUser, type DirectoryUser, type DirectoryUserInput } from "./directory-user.queries.js";
import { writeDirectoryUser } from "./write-directory-user.js";

type Deps = Pick<CoreDeps, "db" | "clock">;
type Fault = { ok: false };

/** What the user is to be, made from what they are while nobody else changes them; or why not, in the caller's own words. */
export type UserChange<Why extends Fault> = (
  user: DirectoryUser,
) => { ok: true; input: DirectoryUserInput } | Why;

const noSuchUser = refused("NOT_FOUND", "There is no such user.");

/**
 * Changes what a directory says of somebody. Their name and address here follow as long as they are nobody else's: neither another
 * account's, nor staff, nor told of by the vendor's own system.
 */
export async function changeDirectoryUser<Why extends Fault>(
  { db, clock }: Deps,
  actor: Actor,
  id: string,
  change: UserChange<Why>,
): Promise<{ ok: true; user: DirectoryUser } | Refused | Why> {
  const at = clock.now();
  return transact<{ ok: true; user: DirectoryUser } | Refused | Why>(db, async (tx) => {
    const found = await lockUser(tx, actor, id);
    if (!found.ok) {
      return found;
    }
    const { user, membership } = found;
    const { accountId } = membership;
    const changed = change(user);
    if (!changed.ok) {
      return changed;
    }
    const checked = checkDirectoryUser(changed.input);
    if (!checked.ok) {
      return checked;
    }
    const { told } = checked;
    const fields = (["userName", "externalId", "name", "displayName", "emails"] as const).filter(
      (field) => !isDeepStrictEqual(plain(user[field]), plain(told[field])),
    );
    if (fields.length > 0) {
      const refusal =
        (await refuseSupportAddress(tx, checked.email, ["emails"])) ??
        (await findTaken(tx, { accountId, membershipId: id }, told)) ??
        (await followPerson(tx, actor, { personId: membership.personId, accountId, checked, at }));
      if (refusal !== null) {
        return refusal;
      }
      await writeDirectoryUser(tx, { accountId, membershipId: id, told, at });
      await writeAudit(tx, {
        ...{ at, actor, action: "directory_user.changed", subjectType: "membership", subjectId: id },
        ...{ accountId, data: { changed: fields } },
      });
    }
    await setActive(tx, actor, { membership, active: told.active, at });
    const after = await findDirectoryUser(tx, actor, id);
    return after === null ? noSuchUser : { ok: true, user: after };
  });
}

/** Takes somebody out of the directory: inactive, in none of its groups, and unknown to it from then on. */
export async function deleteDirectoryUser<Why extends Fault>(
  { db, clock }: Deps,
  actor: Actor,
  id: string,
  check: (user: DirectoryUser) => { ok: true } | Why,
): Promise<{ ok: true } | Refused | Why> {
  const at = clock.now();
  return transact<{ ok: true } | Refused | Why>(db, async (tx) => {
    const found = await lockUser(tx, actor, id);
    if (!found.ok) {
      return found;
    }
    const checked = check(found.user);
    if (!checked.ok) {
      return checked;
    }
    const { user, membership } = found;
    const { accountId } = membership;
    const ended = await setActive(tx, actor, { membership, active: false, at });
    await setRole(tx, actor, { membership: ended.membership, role: "end_user", at });
    await tx.query("delete from directory_group_members where membership_id = $1", [id]);
    await writeDirectoryUser(tx, { accountId, membershipId: id, told: user, at, deleted: true });
    await writeAudit(tx, {
      ...{ at, actor, action: "directory_user.deleted", subjectType: "membership", subjectId: id, accountId },
    });
    return { ok: true };
  });
}

async function lockUser(
  tx: EntityManager,
  actor: Actor,
  id: string,
): Promise<{ ok: true; user: DirectoryUser; membership: Membership } | Refused> {
  const directory = directoryAccount(actor);
  if (!directory.ok) {
    return directory;
  }
  await lockDirectory(tx, directory.accountId);
  const user = await findDirectoryUser(tx, actor, id);
  const [membership] =
    user === null
      ? []
      : await tx.query<Membership[]>(
          `select ${columnsOf(tx, Membership, "m")} from memberships m where m.id = $1 for update`,
          [id],
        );
  return user === null || membership === undefined
    ? noSuchUser
    : { ok: true, user: { ...user, active: membership.active }, membership };
}

interface Followed {
  personId: string;
  accountId: string;
  checked: CheckedUser;
  at: Date;
}

async function followPerson(
  tx: EntityManager,
  actor: Actor,
  { personId, accountId, checked: { personName, email }, at }: Followed,
): Promise<Refused | null> {
  const [person] = await tx.query<{ name: string; email: string; own: boolean }[]>(
    `select p.name, p.email, p.external_id is null
       and not exists (select from staff s where s.person_id = p.id)
       and not exists (select from memberships m where m.person_id = p.id and m.account_id <> $2) as own
     from people p where p.id = $1 for update`,
    [personId, accountId],
  );
  if (person?.own !== true || (person.name === personName && person.email === email)) {
    return null;
  }
  const others = await tx.query<unknown[]>("select 1 from people where email = $1::citext and id <> $2", [
    email,
    personId,
  ]);
  if (others.length > 0) {
    return refused("CONFLICT", "This e-mail address is in use.", ["emails"]);
  }
  const refusal = await moveAddress(tx, { personId, from: person.email, to: email, at });
  if (refusal !== null) {
    return refusal;
  }
  await tx.query("update people set name = $2 where id = $1", [personId, personName]);
  await writeAudit(tx, {
    ...{ at, actor, action: "person.changed", subjectType: "person", subjectId: personId, accountId },
    data: {
      changed: [
        ...(person.name === personName ? [] : ["name"]),
        ...(person.email === email ? [] : ["email"]),
      ],
    },
  });
  return null;
}

/** Without what is undefined, as it comes back from the database. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
