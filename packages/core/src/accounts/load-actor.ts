import { speakingFor, staffInSession, type StaffRole, type ViewerMembership } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { PersonActor, TokenScope } from "../actor.js";
import { runPrepared } from "../database/run-prepared.js";
import { isId } from "../id.js";

/** How somebody was recognised: their id here, or that of the sign-in library. */
export type WhoActs = { personId: string } | { authUserId: string };

export interface ActorSession {
  assurance?: PersonActor["assurance"];
  secondFactorAt?: Date | null;
  /** Whether staff are staff only with a second factor; left out for what was not asked for by a person who signed in. */
  staffSecondFactorRequired?: boolean;
  /** Which of their accounts somebody chose to speak for. */
  speaksFor?: string | null;
  /** Of an access token; null or left out for a session. */
  scopes?: TokenScope[] | null;
  channel: PersonActor["channel"];
}

export interface ActorRow {
  id: string;
  name: string;
  email: string;
  staff: { id: string; role: StaffRole } | null;
  memberships: ViewerMembership[];
}

/** Of a person `p`: everything that the policy asks about them. */
export const ACTOR_COLUMNS = `p.id, p.name, p.email,
       (select json_build_object('id', s.id, 'role', s.role) from staff s where s.person_id = p.id and s.active) as staff,
       coalesce((
         select json_agg(json_build_object('accountId', m.account_id, 'role', m.role, 'active', m.active, 'standing', a.standing)
           order by m.created_at, m.id)
         from memberships m join accounts a on a.id = m.account_id where m.person_id = p.id
       ), '[]') as memberships`;

export function actorOf(
  { id, name, email, staff, memberships }: ActorRow,
  {
    assurance = "session",
    secondFactorAt = null,
    staffSecondFactorRequired = false,
    speaksFor = null,
    scopes = null,
    channel,
  }: ActorSession,
): PersonActor {
  const acting = staffInSession(staff, {
    required: staffSecondFactorRequired,
    proven: secondFactorAt !== null,
  });
  return {
    ...{
      kind: "person",
      person: { id, name, email },
      ...speakingFor(memberships, speaksFor),
      assurance,
      secondFactorAt,
      scopes,
      channel,
    },
    ...{ staff: acting, staffWithheld: acting === null && staff !== null },
  };
}

/** Everything that the policy asks about a person, in one query. Null where there is no such person. */
export async function loadActor(
  db: DataSource | EntityManager,
  who: WhoActs,
  session: ActorSession,
): Promise<PersonActor | null> {
  const [column, value] = "personId" in who ? ["id", who.personId] : ["auth_user_id", who.authUserId];
  if ("personId" in who && !isId(who.personId)) {
    return null;
  }
  const [row] = await runPrepared<ActorRow>(
    db,
    `recourse-load-actor-by-${column}`,
    `select ${ACTOR_COLUMNS} from people p where p.${column} = $1`,
    [value],
  );
  return row === undefined ? null : actorOf(row, session);
}
