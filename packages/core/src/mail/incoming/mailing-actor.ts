import { loadActor } from "../../accounts/load-actor.js";
import type { PersonActor } from "../../actor.js";
import type { IncomingMailDeps } from "../../deps.js";

/** The person whose address a verified mail is from, as far as a mail makes them anybody: never staff, never re-authenticated. */
export async function mailingActor(deps: IncomingMailDeps, personId: string): Promise<PersonActor | null> {
  const actor = await loadActor(deps.db, { personId }, { assurance: "email", channel: "mail" });
  return actor === null ? null : { ...actor, staff: null };
}
