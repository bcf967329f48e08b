import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import type { CoreDeps } from "../../deps.js";
import { isId, newId } from "../../id.js";
import { refused, type Refused } from "../../refusal.js";
import { checkText } from "../../text.js";
import { transact } from "../../transaction.js";
import { setRole } from "../change-membership.js";
import { Membership } from "../membership.entity.js";
import { directoryAccount, lockDirectory } from "./directory-account.js";
import { ADMINISTRATORS, findDirectoryGroup, type DirectoryGroup } from "./directory-group.queries.js";

type Deps = Pick<CoreDeps, "db" | "clock">;
type Fault = { ok: false };

/** What a directory says of a group. */
export interface DirectoryGroupInput {
  displayName: string;
  externalId: string | null;
  /** Users of the directory. */
  memberIds: readonly string[];
}

/** What the group is to be, made from what it is while nobody else changes it; or why not, in the caller's own words. */
export type GroupChange<Why extends Fault> = (
  group: DirectoryGroup,
) => { ok: true; input: DirectoryGroupInput } | Why;

interface Scene {
  tx: EntityManager;
  actor: Actor;
  accountId: string;
  at: Date;
}

const noSuchGroup = refused("NOT_FOUND", "There is no such group.");
const fixedGroup = refused(
  "STATE_NOT_ALLOWED",
  `The group ${ADMINISTRATORS} is neither renamed nor deleted: only its members change.`,
);

/** A group that gives no right; it is kept for the directory. */
export async function createDirectoryGroup(
  { db, clock }: Deps,
  actor: Actor,
  input: DirectoryGroupInput,
): Promise<{ ok: true; group: DirectoryGroup } | Refused> {
  const at = clock.now();
  const directory = directoryAccount(actor);
  if (!directory.ok) {
    return directory;
  }
  const { accountId } = directory;
  return transact<{ ok: true; group: DirectoryGroup } | Refused>(db, async (tx) => {
    await lockDirectory(tx, accountId);
    const scene = { tx, actor, accountId, at };
    const id = newId(at);
    const checked = await checkGroup(scene, id, input);
    if (!checked.ok) {
      return checked;
    }
    await tx.query(
      `insert into directory_groups (id, account_id, display_name, external_id, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)`,
      [id, accountId, checked.displayName, checked.externalId, at],
    );
    await writeMembers(tx, id, input.memberIds);
    await audit(scene, id, "created");
    return answer(scene, id);
  });
}

export async function changeDirectoryGroup<Why extends Fault>(
  { db, clock }: Deps,
  actor: Actor,
  id: string,
  change: GroupChange<Why>,
): Promise<{ ok: true; group: DirectoryGroup } | Refused | Why> {
  const at = clock.now();
  return transact<{ ok: true; group: DirectoryGroup } | Refused | Why>(db, async (tx) => {
    const found = await lockGroup(tx, actor, id);
    if (!found.ok) {
      return found;
    }
    const { group, accountId } = found;
    const scene = { tx, actor, accountId, at };
    const changed = change(group);
    if (!changed.ok) {
      return changed;
    }
    const { input } = changed;
    const checked = await checkGroup(scene, id, input);
    if (!checked.ok) {
      return checked;
    }
    if (id === accountId) {
      if (input.displayName !== ADMINISTRATORS) {
        return fixedGroup;
      }
      await setAdministrators(scene, input.memberIds);
      return answer(scene, id);
    }
    if (!isSame(group, { ...input, ...checked })) {
      await tx.query(
        "update directory_groups set display_name = $2, external_id = $3, updated_at = $4 where id = $1",
        [id, checked.displayName, checked.externalId, at],
      );
      await writeMembers(tx, id, input.memberIds);
      await audit(scene, id, "changed");
    }
    return answer(scene, id);
  });
}

export async function deleteDirectoryGroup<Why extends Fault>(
  { db, clock }: Deps,
  actor: Actor,
  id: string,
  check: (group: DirectoryGroup) => { ok: true } | Why,
): Promise<{ ok: true } | Refused | Why> {
  const at = clock.now();
  return transact<{ ok: true } | Refused | Why>(db, async (tx) => {
    const found = await lockGroup(tx, actor, id);
    if (!found.ok) {
      return found;
    }
    const checked = check(found.group);
    if (!checked.ok) {
      return checked;
    }
    if (id === found.accountId) {
      return fixedGroup;
    }
    await tx.query("delete from directory_groups where id = $1", [id]);
    await audit({ tx, actor, accountId: found.accountId, at }, id, "deleted");
    return { ok: true };
  });
}

async function lockGroup(
  tx: EntityManager,
  actor: Actor,
  id: string,
): Promise<{ ok: true; group: DirectoryGroup; accountId: string } | Refused> {
  const directory = directoryAccount(actor);
  if (!directory.ok) {
    return directory;
  }
  await lockDirectory(tx, directory.accountId);
  const group = await findDirectoryGroup(tx, actor, id);
  return group === null ? noSuchGroup : { ok: true, group, accountId: directory.accountId };
}

async function checkGroup(
  { tx, accountId }: Scene,
  id: string,
  { displayName: given, externalId: givenId, memberIds }: DirectoryGroupInput,
): Promise<{ ok: true; displayName: string; externalId: string | null } | Refused> {
  const name = checkText(given, { path: ["displayName"], name: "The displayName", max: 254 });
  const externalId =
    givenId === null ? null : checkText(givenId, { path: ["externalId"], name: "The externalId", max: 254 });
  if (!name.ok || externalId?.ok === false) {
    return {
      ok: false,
      refusals: [name, externalId].flatMap((each) => (each?.ok === false ? each.refusals : [])),
    };
  }
  const isReserved = name.text.toLowerCase() === ADMINISTRATORS.toLowerCase() && id !== accountId;
  const others = await tx.query<unknown[]>(
    "select 1 from directory_groups where account_id = $1 and display_name = $2::citext and id <> $3",
    [accountId, name.text, id],
  );
  if (isReserved || others.length > 0) {
    return refused("CONFLICT", "Another group has this displayName.", ["displayName"]);
  }
  const ids = new Set(memberIds);
  const known = await tx.query<unknown[]>(
    `select 1 from memberships m left join directory_users d on d.membership_id = m.id
     where m.account_id = $1 and d.deleted_at is null and m.id = any($2)`,
    [accountId, [...ids].filter(isId)],
  );
  return known.length < ids.size
    ? refused("INVALID", "A member is no user of this directory.", ["members"])
    : { ok: true, displayName: name.text, externalId: externalId?.text ?? null };
}

async function writeMembers(tx: EntityManager, groupId: string, memberIds: readonly string[]): Promise<void> {
  await tx.query("delete from directory_group_members where group_id = $1 and membership_id <> all($2)", [
    groupId,
    memberIds,
  ]);
  await tx.query(
    `insert into directory_group_members (group_id, membership_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
    [groupId, memberIds],
  );
}

/** Who is in the group is an admin, and everybody else an end user. */
async function setAdministrators({ tx, actor, accountId, at }: Scene, ids: readonly string[]): Promise<void> {
  const other = await tx.query<Membership[]>(
    `select ${columnsOf(tx, Membership, "m")} from memberships m
     where m.account_id = $1 and (m.role = 'admin') <> (m.id = any($2)) order by m.id for update`,
    [accountId, ids],
  );
  for (const membership of other) {
    const role = membership.role === "admin" ? "end_user" : "admin";
    await setRole(tx, actor, { membership, role, at });
  }
}

function isSame(group: DirectoryGroup, { displayName, externalId, memberIds }: DirectoryGroupInput): boolean {
  const ids = new Set(memberIds);
  return (
    group.displayName === displayName &&
    group.externalId === externalId &&
    group.members.length === ids.size &&
    group.members.every(({ id }) => ids.has(id))
  );
}

function audit({ tx, actor, accountId, at }: Scene, id: string, what: string): Promise<void> {
  return writeAudit(tx, {
    ...{
      at,
      actor,
      action: `directory_group.${what}`,
      subjectType: "directory_group",
      subjectId: id,
      accountId,
    },
  });
}

async function answer(
  { tx, actor }: Scene,
  id: string,
): Promise<{ ok: true; group: DirectoryGroup } | Refused> {
  const group = await findDirectoryGroup(tx, actor, id);
  return group === null ? noSuchGroup : { ok: true, group };
}
