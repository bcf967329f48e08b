import { createSignIn, type SignIn } from "@recourse/api";
import {
  Account,
  createAccount,
  createMembership,
  createPerson,
  createStaff,
  linkSignIn,
  Membership,
  Person,
  StaffMember,
  type Actor,
  type CoreDeps,
  type Refused,
} from "@recourse/core";
import { DateTime } from "luxon";
import { at } from "./act-as.js";
import type { DemoAccount, DemoFile } from "./demo-file.js";

const DAYS_ON_FILE = 30;

interface Loading {
  deps: CoreDeps;
  signIn: SignIn;
  loader: Actor;
}

/** Staff first, as trials name their specialist; then accounts with their people, each with a sign-in. */
export async function loadPeople(loading: Loading, demo: DemoFile): Promise<void> {
  const { loader } = loading;
  // As if they had been here for a while: an address counts as a contact once it has been on file for a week.
  const deps = at(loading.deps, loading.deps.clock.now(), DAYS_ON_FILE * 24);
  for (const { role, ...someone } of demo.staff) {
    const personId = await loadPerson({ ...loading, deps }, someone, demo.password);
    if (!(await deps.db.manager.existsBy(StaffMember, { personId })))
      done(await createStaff(deps, loader, { personId, role }));
  }
  for (const account of demo.accounts) {
    const accountId = await loadAccount(loading, account);
    for (const { role, active, ...someone } of account.people) {
      const personId = await loadPerson({ ...loading, deps }, someone, demo.password);
      if (await deps.db.manager.existsBy(Membership, { accountId, personId })) continue;
      done(await createMembership(deps, loader, { accountId, personId, role, active }));
    }
  }
}

async function loadPerson(
  { deps, signIn, loader }: Loading,
  { name, email }: { name: string; email: string },
  password: string,
): Promise<string> {
  const known = await deps.db.manager.findOneBy(Person, { email });
  const person = known ?? done(await createPerson(deps, loader, { name, email })).person;
  if (person.authUserId === null) {
    const authUserId = await createSignIn(signIn, { name, email, password });
    done(await linkSignIn(deps, loader, { personId: person.id, authUserId }));
  }
  return person.id;
}

async function loadAccount({ deps, loader }: Loading, account: DemoAccount): Promise<string> {
  const known = await deps.db.manager.findOneBy(Account, { name: account.name });
  if (known !== null) return known.id;
  const now = DateTime.fromJSDate(deps.clock.now(), { zone: deps.policy.zone });
  const { contract, trial, signedUpDaysAgo, name, plan, billing, standing, ticketSharing } = account;
  const created = await createAccount(deps, loader, {
    name,
    plan,
    billing,
    standing,
    ticketSharing,
    signedUpAt: signedUpDaysAgo === null ? null : now.minus({ days: signedUpDaysAgo }).toJSDate(),
    contract:
      contract === null
        ? null
        : {
            startsOn: dateOf(now.minus({ days: contract.startedDaysAgo })),
            endsOn: dateOf(now.plus({ days: contract.endsInDays })),
          },
    trial:
      trial === null
        ? null
        : {
            startsAt: now.minus({ days: trial.startedDaysAgo }).toJSDate(),
            endsAt: now.plus({ days: trial.endsInDays }).toJSDate(),
            specialistId: await staffIdOf(deps, trial.specialist),
          },
  });
  return done(created).account.id;
}

async function staffIdOf({ db }: CoreDeps, email: string): Promise<string | null> {
  const person = await db.manager.findOneBy(Person, { email });
  const member = person === null ? null : await db.manager.findOneBy(StaffMember, { personId: person.id });
  return member?.id ?? null;
}

/** In the policy's zone, as contracts count. */
function dateOf(time: DateTime): string {
  return time.toFormat("yyyy-MM-dd");
}

/** The demo is ours: what is refused in it is a mistake of ours. */
export function done<Result extends { ok: boolean }>(
  result: Result | Refused,
): Extract<Result, { ok: true }> {
  if (isDone(result)) return result;
  throw new Error(`The demo does not fit the product: ${JSON.stringify(result)}`);
}

function isDone<Result extends { ok: boolean }>(
  result: Result | Refused,
): result is Extract<Result, { ok: true }> {
  return result.ok;
}
