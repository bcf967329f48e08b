import { mayTendDirectory } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { refusedBy } from "../../permission.js";
import type { Refused } from "../../refusal.js";
import { serviceViewer } from "../provisioning/service-viewer.js";

/** The account whose directory the actor may tend. */
export function directoryAccount(actor: Actor): { ok: true; accountId: string } | Refused {
  const service = serviceViewer(actor);
  const accountId = service?.accountId ?? "";
  const permission = mayTendDirectory(service, accountId);
  return permission.allowed ? { ok: true, accountId } : refusedBy(permission);
}

/** Changes of one directory come one after the other: names are unique in it, also those that people have without having been given one. */
export async function lockDirectory(tx: EntityManager, accountId: string): Promise<void> {
  await tx.query("select 1 from accounts where id = $1 for no key update", [accountId]);
}
