import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import type { Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { checkAddress } from "./check-address.js";
import { Person } from "./person.entity.js";
import { provision } from "./provisioning.js";

export interface CreatePersonInput {
  name: string;
  email: string;
  /** Of the sign-in library, where the person can sign in already. */
  authUserId?: string | null;
}

export type CreatePersonResult = { ok: true; person: Person } | Refused;

export async function createPerson(
  deps: CoreDeps,
  actor: Actor,
  input: CreatePersonInput,
): Promise<CreatePersonResult> {
  const name = checkText(input.name, { path: ["name"], name: "The name", max: 200 });
  if (!name.ok) {
    return name;
  }
  const email = checkAddress(input.email, ["email"]);
  if (!email.ok) {
    return email;
  }
  const write = async (tx: EntityManager, at: Date) => {
    const row: Person = {
      id: newId(at),
      authUserId: input.authUserId ?? null,
      name: name.text,
      email: email.address,
      emailSince: at,
      externalId: null,
      createdAt: at,
    };
    await tx.insert(Person, row);
    return { subjectType: "person" as const, row };
  };
  const result = await provision(deps, actor, write, "Somebody has this e-mail address already.");
  return result.ok ? { ok: true, person: result.row } : result;
}
