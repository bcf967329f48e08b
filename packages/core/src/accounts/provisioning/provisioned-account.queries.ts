import { mayProvision } from "@recourse/policy";
import type { DataSource } from "typeorm";
import type { Actor } from "../../actor.js";
import { columnsOf } from "../../database/columns.js";
import { Account } from "../account.entity.js";
import { serviceViewer } from "./service-viewer.js";

/** By its id in the system that provisions it, or, on the command line, by its own. Null for whoever may not ask. */
export async function findProvisionedAccount(
  db: DataSource,
  actor: Actor,
  externalId: string,
): Promise<Account | null> {
  if (actor.kind !== "system" && !mayProvision(serviceViewer(actor)).allowed) {
    return null;
  }
  const [account] = await db.query<Account[]>(
    `select ${columnsOf(db, Account, "a")} from accounts a where a.external_id = $1 or ($2 and a.id::text = lower($1))`,
    [externalId, actor.kind === "system"],
  );
  return account ?? null;
}
