import { loadActor, Person, type CoreDeps, type PersonActor } from "@recourse/core";

/** Somebody of the demo, as they would act. */
export async function actorOf(
  deps: CoreDeps,
  email: string,
  channel: "portal" | "desk",
): Promise<PersonActor> {
  const person = await deps.db.manager.findOneByOrFail(Person, { email });
  const actor = await loadActor(deps.db, { personId: person.id }, { channel });
  if (actor === null) throw new Error(`The demo names somebody who is not in it: ${email}`);
  return actor;
}

/** As if it were so many hours ago. */
export function at(deps: CoreDeps, now: Date, hoursAgo: number): CoreDeps {
  const then = hoursBefore(now, hoursAgo);
  return { ...deps, clock: { now: () => then } };
}

export function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000);
}
