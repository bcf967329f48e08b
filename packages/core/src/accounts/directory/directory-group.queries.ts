import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { StatementValues } from "../../database/insertion.js";
import { isId } from "../../id.js";
import { directoryAccount } from "./directory-account.js";
import {
  conditionOf,
  groupConditions,
  type DirectoryFilter,
  type GroupAttribute,
} from "./directory-filter.js";
import type { DirectoryPage } from "./directory-user.queries.js";

/** The group whose members are the account's administrators. Its id is that of the account. */
export const ADMINISTRATORS = "Administrators";

export interface DirectoryGroup {
  id: string;
  displayName: string;
  externalId: string | null;
  /** Users of the directory, in the order they came. */
  members: { id: string; userName: string }[];
  createdAt: Date;
  updatedAt: Date;
}

/** `$1`: the account. */
const GROUPS = `(
    select a.id, '${ADMINISTRATORS}'::citext as display_name, null::text as external_id, a.created_at,
      coalesce((select max(m.updated_at) from memberships m where m.account_id = a.id), a.created_at) as updated_at, 0 as place
    from accounts a where a.id = $1
    union all
    select g.id, g.display_name, g.external_id, g.created_at, g.updated_at, 1 from directory_groups g where g.account_id = $1
  ) g`;
const GROUP = `g.id, g.display_name as "displayName", g.external_id as "externalId", g.created_at as "createdAt",
  g.updated_at as "updatedAt"`;

type GroupRow = Omit<DirectoryGroup, "members">;

/** That of the administrators first, then by age. */
export async function listDirectoryGroups(
  db: DataSource,
  actor: Actor,
  { filter, startIndex, count }: DirectoryPage & { filter: DirectoryFilter<GroupAttribute> | null },
): Promise<{ total: number; groups: DirectoryGroup[] }> {
  const directory = directoryAccount(actor);
  if (!directory.ok) {
    return { total: 0, groups: [] };
  }
  const values = new StatementValues();
  values.add(directory.accountId);
  const where = conditionOf(filter, groupConditions, values);
  const [counted] = await db.query<{ total: number }[]>(
    `select count(*) as total from ${GROUPS} where ${where}`,
    values.list,
  );
  const rows =
    count === 0
      ? []
      : await db.query<GroupRow[]>(
          `select ${GROUP} from ${GROUPS} where ${where} order by g.place, g.created_at, g.id
           limit ${values.add(count)} offset ${values.add(startIndex - 1)}`,
          values.list,
        );
  return { total: counted?.total ?? 0, groups: await withMembers(db, directory.accountId, rows) };
}

/** Null for what is no group of the directory's account. */
export async function findDirectoryGroup(
  db: DataSource | EntityManager,
  actor: Actor,
  id: string,
): Promise<DirectoryGroup | null> {
  const directory = directoryAccount(actor);
  if (!directory.ok || !isId(id)) {
    return null;
  }
  const rows = await db.query<GroupRow[]>(`select ${GROUP} from ${GROUPS} where g.id = $2`, [
    directory.accountId,
    id,
  ]);
  const [group] = await withMembers(db, directory.accountId, rows);
  return group ?? null;
}

async function withMembers(
  db: DataSource | EntityManager,
  accountId: string,
  groups: readonly GroupRow[],
): Promise<DirectoryGroup[]> {
  const members = await db.query<{ groupId: string; id: string; userName: string }[]>(
    `select each.group_id as "groupId", m.id, coalesce(d.user_name, p.email) as "userName"
     from (
       select group_id, membership_id from directory_group_members where group_id = any($2)
       union all
       select account_id, id from memberships where account_id = $1 and account_id = any($2) and role = 'admin'
     ) each
     join memberships m on m.id = each.membership_id join people p on p.id = m.person_id
     left join directory_users d on d.membership_id = m.id
     where d.deleted_at is null order by m.created_at, m.id`,
    [accountId, groups.map(({ id }) => id)],
  );
  const byGroup = new Map(groups.map(({ id }) => [id, new Array<{ id: string; userName: string }>()]));
  for (const { groupId, id, userName } of members) {
    byGroup.get(groupId)?.push({ id, userName });
  }
  return groups.map((group) => ({ ...group, members: byGroup.get(group.id) ?? [] }));
}
