import { openTicket, replyToTicket, ticketsByIds, type PersonActor, type Ticket } from "@recourse/core";
import type { DataSource } from "typeorm";
import { testDeps } from "../fakes/test-deps.js";
import { done } from "../results.js";
import { addAdmin, addStaff, unique } from "./accounts.js";

export interface OpenedTicket {
  /** It says that production is affected. */
  production?: boolean;
  /** It is about a platform whose end of life has come, so that the policy holds it. */
  platform?: boolean;
}

/** A paying admin's question as it is really opened, by the time of the deps' clock, and who may work on it. */
export async function openedTicket(db: DataSource, { production = false, platform = false }: OpenedTicket) {
  const admin = await addAdmin(db);
  const agent = await addStaff(db);
  const deps = testDeps(db);
  const { ticket } = await done(
    openTicket(deps, admin.actor, {
      idempotencyKey: unique("k"),
      accountId: admin.account.id,
      kind: "question",
      subject: "How does it work?",
      body: "I wonder.",
      production: production ? { resource: "The gateway", affected: "Everybody" } : null,
      platform: platform ? { name: "Windows", version: "7" } : null,
    }),
  );
  const id = ticket?.id ?? "";
  return {
    admin,
    agent,
    deps,
    id,
    say: (actor: PersonActor, body = "Hello.") =>
      done(replyToTicket(deps, actor, { ticketId: id, body, idempotencyKey: unique("k") })),
    async row(): Promise<Ticket> {
      const [found] = await ticketsByIds(db, [id]);
      if (found === undefined) throw new Error("The ticket is gone.");
      return found;
    },
  };
}
