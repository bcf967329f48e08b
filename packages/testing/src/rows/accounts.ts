import {
  Account,
  loadActor,
  Membership,
  Person,
  StaffMember,
  type ActorSession,
  type MembershipRole,
  type PersonActor,
  type StaffRole,
} from "@recourse/core";
import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";

let made = 0;

/** A word that no other row of this process has. */
export function unique(word: string): string {
  made += 1;
  return `${word}-${process.pid}-${made}`;
}

/** A paying account in good standing, unless told otherwise. */
export async function addAccount(db: DataSource, overrides: Partial<Account> = {}): Promise<Account> {
  const account: Account = {
    id: randomUUID(),
    name: unique("Account"),
    plan: "paying",
    billing: "annual",
    standing: "active",
    signedUpAt: new Date("2024-01-10T15:00:00Z"),
    contractStartsOn: null,
    contractEndsOn: null,
    trialStartsAt: null,
    trialEndsAt: null,
    trialSpecialistId: null,
    ticketSharing: "admins",
    version: 1,
    externalId: null,
    billingCustomerId: null,
    mailDomains: [],
    factsEffectiveAt: null,
    planEffectiveAt: null,
    createdAt: new Date("2024-01-10T15:00:00Z"),
    updatedAt: new Date("2024-01-10T15:00:00Z"),
    ...overrides,
  };
  await db.manager.insert(Account, account);
  return account;
}

/** A free account whose sign-up support is over, unless told otherwise. */
export function addFreeAccount(db: DataSource, overrides: Partial<Account> = {}): Promise<Account> {
  return addAccount(db, { plan: "free", billing: null, ...overrides });
}

export async function addPerson(db: DataSource, overrides: Partial<Person> = {}): Promise<Person> {
  const person: Person = {
    id: randomUUID(),
    authUserId: null,
    name: unique("Person"),
    email: `${unique("person")}@customer.test`,
    emailSince: new Date("2024-01-10T15:00:00Z"),
    externalId: null,
    createdAt: new Date("2024-01-10T15:00:00Z"),
    ...overrides,
  };
  await db.manager.insert(Person, person);
  return person;
}

export async function addMembership(
  db: DataSource,
  membership: { accountId: string; personId: string; role: MembershipRole; active?: boolean },
): Promise<Membership> {
  const now = new Date("2024-01-10T15:00:00Z");
  const row: Membership = { id: randomUUID(), active: true, createdAt: now, updatedAt: now, ...membership };
  await db.manager.insert(Membership, row);
  return row;
}

/** Somebody who acts: the rows they stand on and the actor that operations are given. */
export interface Acting {
  person: Person;
  actor: PersonActor;
}

export async function actorOf(
  db: DataSource,
  person: Pick<Person, "id">,
  session: ActorSession = { channel: "portal" },
): Promise<PersonActor> {
  const actor = await loadActor(db, { personId: person.id }, session);
  if (actor === null) {
    throw new Error(`There is no person ${person.id}`);
  }
  return actor;
}

async function addMember(
  db: DataSource,
  role: MembershipRole,
  { account, active = true }: { account?: Account; active?: boolean },
): Promise<Acting & { account: Account }> {
  const of = account ?? (await addAccount(db));
  const person = await addPerson(db);
  await addMembership(db, { accountId: of.id, personId: person.id, role, active });
  return { person, account: of, actor: await actorOf(db, person) };
}

/** An active admin of a paying account, unless told otherwise. */
export function addAdmin(
  db: DataSource,
  options: { account?: Account; active?: boolean } = {},
): Promise<Acting & { account: Account }> {
  return addMember(db, "admin", options);
}

export function addEndUser(
  db: DataSource,
  options: { account?: Account; active?: boolean } = {},
): Promise<Acting & { account: Account }> {
  return addMember(db, "end_user", options);
}

/** Staff, signed in to the desk. */
export async function addStaff(
  db: DataSource,
  role: StaffRole = "agent",
  { active = true }: { active?: boolean } = {},
): Promise<Acting & { staff: StaffMember }> {
  const person = await addPerson(db, { email: `${unique("staff")}@support.test` });
  const staff: StaffMember = {
    id: randomUUID(),
    personId: person.id,
    role,
    active,
    createdAt: new Date("2024-01-10T15:00:00Z"),
  };
  await db.manager.insert(StaffMember, staff);
  return { person, staff, actor: await actorOf(db, person, { channel: "desk" }) };
}
