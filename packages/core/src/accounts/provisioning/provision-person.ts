import { mayProvision, type MembershipRole } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { z } from "zod";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { lockNames } from "../../database/lock-names.js";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { checkText } from "../../text.js";
import { transact } from "../../transaction.js";
import { membershipAsTold } from "../change-membership.js";
import type { Membership } from "../membership.entity.js";
import { moveAddress } from "../move-address.js";
import { refuseSupportAddress } from "../refuse-support-address.js";
import { serviceViewer } from "./service-viewer.js";

export interface ProvisionPersonInput {
  /** Of the account, in the system that tells. */
  accountExternalId: string;
  /** Of the person, in the system that tells. */
  externalId: string;
  name: string;
  email: string;
  role: MembershipRole;
  /** True unless given. */
  active?: boolean | undefined;
}

/** `changed` is false where all of it was so already. */
export type ProvisionPersonResult =
  { ok: true; personId: string; membership: Membership; changed: boolean } | Refused;

interface KnownPerson {
  id: string;
  name: string;
  email: string;
  externalId: string | null;
  isStaff: boolean;
}

const address = z.email().max(254);

/** An admin or end user of an account as the vendor's own system knows them, made or changed. */
export async function provisionPerson(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: ProvisionPersonInput,
): Promise<ProvisionPersonResult> {
  const at = clock.now();
  const permission = mayProvision(serviceViewer(actor));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const externalId = checkText(input.externalId, { path: ["externalId"], name: "The id", max: 200 });
  const name = checkText(input.name, { path: ["name"], name: "The name", max: 200 });
  const email = address.safeParse(input.email.trim());
  if (!externalId.ok || !name.ok || !email.success) {
    const refusals = [externalId, name].flatMap((each) => (each.ok ? [] : each.refusals));
    return email.success
      ? { ok: false, refusals }
      : {
          ok: false,
          refusals: [
            ...refusals,
            { code: "INVALID", message: "The e-mail address is not one.", path: ["email"] },
          ],
        };
  }
  const told = { externalId: externalId.text, name: name.text, email: email.data };
  return transact<ProvisionPersonResult>(db, async (tx) => {
    await lockNames(tx, [`person:${told.externalId}`, `mail:${told.email.toLowerCase()}`]);
    const support = await refuseSupportAddress(tx, told.email, ["email"]);
    if (support !== null) {
      return support;
    }
    const [account] = await tx.query<{ id: string }[]>("select id from accounts where external_id = $1", [
      input.accountExternalId,
    ]);
    if (account === undefined) {
      return refused("NOT_FOUND", "There is no such account.", ["accountExternalId"]);
    }
    const person = await personAsTold(tx, actor, told, at);
    if (!person.ok) {
      return person;
    }
    const { role, active = true } = input;
    const { membership, changed } = await membershipAsTold(tx, actor, {
      ...{ accountId: account.id, personId: person.id, role, active, at },
    });
    return { ok: true, personId: person.id, membership, changed: changed || person.changed };
  });
}

async function personAsTold(
  tx: EntityManager,
  actor: Actor,
  told: { externalId: string; name: string; email: string },
  at: Date,
): Promise<{ ok: true; id: string; changed: boolean } | Refused> {
  const known = await tx.query<KnownPerson[]>(
    `select p.id, p.name, p.email, p.external_id as "externalId", exists (select from staff s where s.person_id = p.id) as "isStaff"
     from people p where p.external_id = $1 or p.email = $2::citext order by p.id for update of p`,
    [told.externalId, told.email],
  );
  const person = known.find((each) => each.externalId === told.externalId) ?? known[0];
  // Another id in that system is another person, and nobody takes a colleague of ours over.
  if (known.length > 1 || (person !== undefined && isAnother(person, told.externalId))) {
    return refused("CONFLICT", "Somebody else has this e-mail address.", ["email"]);
  }
  const audited = { at, actor, subjectType: "person" };
  if (person === undefined) {
    const id = newId(at);
    await tx.query(
      "insert into people (id, name, email, external_id, created_at) values ($1, $2, $3, $4, $5)",
      [id, told.name, told.email, told.externalId, at],
    );
    await writeAudit(tx, { ...audited, action: "person.created", subjectId: id });
    return { ok: true, id, changed: true };
  }
  const changed = (["externalId", "name", "email"] as const).filter((field) => person[field] !== told[field]);
  if (changed.length > 0) {
    const refusal = await moveAddress(tx, { personId: person.id, from: person.email, to: told.email, at });
    if (refusal !== null) {
      return refusal;
    }
    await tx.query("update people set name = $2, external_id = $3 where id = $1", [
      ...[person.id, told.name, told.externalId],
    ]);
    await writeAudit(tx, {
      ...audited,
      action: "person.provisioned",
      subjectId: person.id,
      data: { changed },
    });
  }
  return { ok: true, id: person.id, changed: changed.length > 0 };
}

function isAnother({ externalId, isStaff }: KnownPerson, told: string): boolean {
  return externalId === null ? isStaff : externalId !== told;
}
