import type { EntityManager } from "typeorm";
import { z } from "zod";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { Person } from "./person.entity.js";
import { provision } from "./provisioning.js";

export interface CreatePersonInput {
  name: string;
  email: string;
  /** Of the sign-in library, where the person can sign in already. */
  authUserId?: string | null;
}

export type CreatePersonResult = { ok: true; person: Person } | Refused;

const address = z.email().max(254);

export async function createPerson(
  deps: CoreDeps,
  actor: Actor,
  input: CreatePersonInput,
): Promise<CreatePersonResult> {
  const name = checkText(input.name, { path: ["name"], name: "The name", max: 200 });
  if (!name.ok) {
    return name;
  }
  const email = address.safeParse(input.email.trim());
  if (!email.success) {
    return refused("INVALID", "The e-mail address is not one.", ["email"]);
  }
  const write = async (tx: EntityManager, at: Date) => {
    const row: Person = {
      id: newId(at),
      authUserId: input.authUserId ?? null,
      name: name.text,
      email: email.data,
      externalId: null,
      createdAt: at,
    };
    await tx.insert(Person, row);
    return { subjectType: "person" as const, row };
  };
  const result = await provision(deps, actor, write, "Somebody has this e-mail address already.");
  return result.ok ? { ok: true, person: result.row } : result;
}
