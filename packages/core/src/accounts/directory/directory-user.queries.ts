import type { MembershipRole } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { StatementValues } from "../../database/insertion.js";
import { isId } from "../../id.js";
import { directoryAccount } from "./directory-account.js";
import { conditionOf, userConditions, type DirectoryFilter, type UserAttribute } from "./directory-filter.js";

export interface DirectoryEmail {
  value: string;
  type?: string | undefined;
  primary?: boolean | undefined;
}

export interface DirectoryName {
  formatted?: string | undefined;
  givenName?: string | undefined;
  familyName?: string | undefined;
}

/** What a directory says of a user. */
export interface DirectoryUserInput {
  userName: string;
  externalId: string | null;
  active: boolean;
  name: DirectoryName | null;
  displayName: string | null;
  emails: DirectoryEmail[];
}

/** Somebody of an account as its own directory knows them. */
export interface DirectoryUser extends DirectoryUserInput {
  /** Of the membership. */
  id: string;
  role: MembershipRole;
  /** Besides that of the administrators. */
  groups: { id: string; displayName: string }[];
  createdAt: Date;
  updatedAt: Date;
}

interface UserRow extends Pick<
  DirectoryUser,
  "id" | "role" | "active" | "groups" | "createdAt" | "updatedAt"
> {
  personName: string;
  email: string;
  userName: string | null;
  externalId: string | null;
  attributes: Pick<DirectoryUserInput, "name" | "displayName" | "emails"> | null;
}

const USER = `m.id, m.role, m.active, m.created_at as "createdAt", greatest(m.updated_at, d.updated_at) as "updatedAt",
  p.name as "personName", p.email, d.user_name as "userName", d.external_id as "externalId", d.attributes,
  coalesce((
    select json_agg(json_build_object('id', g.id, 'displayName', g.display_name) order by g.display_name, g.id)
    from directory_group_members gm join directory_groups g on g.id = gm.group_id where gm.membership_id = m.id
  ), '[]') as groups`;
const USERS = `memberships m join people p on p.id = m.person_id left join directory_users d on d.membership_id = m.id`;

/** Who was there before the directory is told of by name and address; who the directory told of, by what it said and by nothing else. */
function userOf({ personName, email, userName, externalId, attributes, ...row }: UserRow): DirectoryUser {
  return {
    ...row,
    userName: userName ?? email,
    externalId,
    ...(attributes ?? {
      name: { formatted: personName },
      displayName: personName,
      emails: [{ value: email, type: "work", primary: true }],
    }),
  };
}

export interface DirectoryPage {
  /** From 1. */
  startIndex: number;
  count: number;
}

/** The people of the directory's account, in the order they came to it. */
export async function listDirectoryUsers(
  db: DataSource,
  actor: Actor,
  { filter, startIndex, count }: DirectoryPage & { filter: DirectoryFilter<UserAttribute> | null },
): Promise<{ total: number; users: DirectoryUser[] }> {
  const directory = directoryAccount(actor);
  if (!directory.ok) {
    return { total: 0, users: [] };
  }
  const values = new StatementValues();
  const where = `m.account_id = ${values.add(directory.accountId)} and d.deleted_at is null and ${conditionOf(filter, userConditions, values)}`;
  const [counted] = await db.query<{ total: number }[]>(
    `select count(*) as total from ${USERS} where ${where}`,
    values.list,
  );
  const rows =
    count === 0
      ? []
      : await db.query<UserRow[]>(
          `select ${USER} from ${USERS} where ${where} order by m.created_at, m.id
           limit ${values.add(count)} offset ${values.add(startIndex - 1)}`,
          values.list,
        );
  return { total: counted?.total ?? 0, users: rows.map(userOf) };
}

/** Null for whoever is none of the directory's account, or was deleted by it. */
export async function findDirectoryUser(
  db: DataSource | EntityManager,
  actor: Actor,
  id: string,
): Promise<DirectoryUser | null> {
  const directory = directoryAccount(actor);
  if (!directory.ok || !isId(id)) {
    return null;
  }
  const [row] = await db.query<UserRow[]>(
    `select ${USER} from ${USERS} where m.account_id = $1 and m.id = $2 and d.deleted_at is null`,
    [directory.accountId, id],
  );
  return row === undefined ? null : userOf(row);
}
