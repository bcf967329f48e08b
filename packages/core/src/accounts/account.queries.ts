import type { AccountFacts, MembershipRole } from "@recourse/policy";
import { formatInstant } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor, PersonActor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { AccessToken } from "./access-token.entity.js";
import { Account } from "./account.entity.js";
import { Person } from "./person.entity.js";

type Db = DataSource | EntityManager;

/** Order and absences are the caller's to deal with, as with all the `…ByIds` queries. */
export function accountsByIds(db: Db, ids: readonly string[]): Promise<Account[]> {
  return db.query(`select ${columnsOf(db, Account, "a")} from accounts a where a.id = any($1)`, [ids]);
}

export function peopleByIds(db: Db, ids: readonly string[]): Promise<Person[]> {
  return db.query(`select ${columnsOf(db, Person, "p")} from people p where p.id = any($1)`, [ids]);
}

/** An account that somebody may speak for. */
export interface AccountChoice {
  id: string;
  name: string;
}

/** Between which accounts somebody who is signed in chooses, by name, whichever they speak for now. A token was made for one, or for all. */
export async function listAccountChoices(db: Db, actor: Actor): Promise<AccountChoice[]> {
  if (actor.kind !== "person" || actor.scopes !== null) {
    return [];
  }
  return db.query<AccountChoice[]>(
    `select a.id, a.name from memberships m join accounts a on a.id = m.account_id
     where m.person_id = $1 and m.active and a.standing <> 'closed' order by a.name, a.id`,
    [actor.person.id],
  );
}

export interface MembershipOfAccount {
  account: Account;
  role: MembershipRole;
  active: boolean;
}

/** Somebody's own memberships, active or not, oldest first: of the account that they speak for, where they chose one. */
export async function listMemberships(
  db: Db,
  { person, speaksFor }: Pick<PersonActor, "person" | "speaksFor">,
): Promise<MembershipOfAccount[]> {
  const rows = await db.query<(Account & { memberRole: MembershipRole; memberActive: boolean })[]>(
    `select ${columnsOf(db, Account, "a")}, m.role as "memberRole", m.active as "memberActive"
     from memberships m join accounts a on a.id = m.account_id
     where m.person_id = $1 and ($2::uuid is null or m.account_id = $2) order by m.created_at, m.id`,
    [person.id, speaksFor],
  );
  return rows.map(({ memberRole, memberActive, ...account }) => ({
    account,
    role: memberRole,
    active: memberActive,
  }));
}

/** The actor's own tokens that still work, newest first. */
export async function listAccessTokens(db: Db, actor: Actor, at: Date): Promise<AccessToken[]> {
  if (actor.kind !== "person") {
    return [];
  }
  return db.query<AccessToken[]>(
    `select ${columnsOf(db, AccessToken, "t")} from access_tokens t
     where t.person_id = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)
       and ($3::uuid is null or t.account_id is null or t.account_id = $3)
     order by t.created_at desc, t.id desc`,
    [actor.person.id, at, actor.speaksFor],
  );
}

/** An account as the policy knows it. `specialist`: the address of whoever runs its trial. */
export function accountFacts(account: Account, specialist: string): AccountFacts {
  const {
    plan,
    billing,
    standing,
    signedUpAt,
    contractStartsOn,
    contractEndsOn,
    trialStartsAt,
    trialEndsAt,
  } = account;
  return {
    plan,
    billing,
    standing,
    signedUpAt: signedUpAt === null ? null : formatInstant(signedUpAt.getTime()),
    supportContract:
      contractStartsOn === null || contractEndsOn === null
        ? null
        : { startsOn: contractStartsOn, endsOn: contractEndsOn },
    trial:
      trialStartsAt === null || trialEndsAt === null
        ? null
        : {
            startsAt: formatInstant(trialStartsAt.getTime()),
            endsAt: formatInstant(trialEndsAt.getTime()),
            specialist,
          },
  };
}
