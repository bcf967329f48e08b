import {
  policyViewer,
  type Account as AccountRow,
  type NamedStaff,
  type Person as PersonRow,
} from "@recourse/core";
import { mayReadAccount, mayReadAccountFacts } from "@recourse/policy";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import type { Account } from "./account.type.js";
import type { Person } from "./person.type.js";
import type { StaffMember } from "./staff-member.type.js";

/** An account as the viewer may see it; null where there is none for them. */
export function accountView(row: AccountRow | null, { actor }: RequestContext): Account | null {
  const viewer = policyViewer(actor);
  if (row === null || !mayReadAccount(viewer, row.id).allowed) return null;
  const knows = mayReadAccountFacts(viewer, row.id).allowed;
  return {
    typeName: "Account",
    id: globalId("Account", row.id),
    row: knows ? row : null,
    name: row.name,
    plan: knows ? row.plan : null,
    billing: knows ? row.billing : null,
    standing: knows ? row.standing : null,
    signedUpAt: knows ? row.signedUpAt : null,
  };
}

/** The same where nobody has proven yet who asks: its name. */
export function maskedAccount(account: Account): Account {
  return { ...account, row: null, plan: null, billing: null, standing: null, signedUpAt: null };
}

/** A person by name; the address is for themselves and, on the desk, for staff. */
export function personView(
  row: Pick<PersonRow, "id" | "name" | "email"> | null,
  { actor, endpoint }: RequestContext,
): Person | null {
  if (row === null) return null;
  const isSelf = actor.kind === "person" && actor.person.id === row.id;
  return {
    typeName: "Person",
    id: globalId("Person", row.id),
    name: row.name,
    email: isSelf || endpoint === "desk" ? row.email : null,
  };
}

export function staffView({ id, name, role }: NamedStaff): StaffMember {
  return { id: globalId("StaffMember", id), name, role };
}

export async function loadAccount(id: string | null, context: RequestContext): Promise<Account | null> {
  return id === null ? null : accountView(await context.loaders.accounts().account.load(id), context);
}

export async function loadPerson(id: string | null, context: RequestContext): Promise<Person | null> {
  return id === null ? null : personView(await context.loaders.accounts().person.load(id), context);
}

export async function loadStaffMember(
  id: string | null,
  context: RequestContext,
): Promise<StaffMember | null> {
  const row = id === null ? null : await context.loaders.accounts().staffMember.load(id);
  return row === null ? null : staffView(row);
}
