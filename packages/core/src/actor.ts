import {
  readableAudiences,
  type Audience,
  type ServiceScope,
  type StaffRole,
  type Viewer,
  type ViewerMembership,
} from "@recourse/policy";
import { refused, type Refused } from "./refusal.js";

export const tokenScopes = ["read_articles", "read_tickets", "write_tickets", "desk"] as const;
/** What an access token may do of what its person may. */
export type TokenScope = (typeof tokenScopes)[number];
/** How a request came in. */
export type Channel = "portal" | "graphql" | "mail" | "desk";

/** Somebody who is signed in, or whose access token was sent. */
export interface PersonActor {
  kind: "person";
  person: { id: string; name: string; email: string };
  /** Null also for staff who were deactivated. */
  staff: { id: string; role: StaffRole } | null;
  /** Of the one account that they speak for, where they chose one. */
  memberships: ViewerMembership[];
  /** The account that they chose to speak for in this session, or when they made this token; null where they did not. */
  speaksFor: string | null;
  /** `email`: a mail that was verified to be from their address, and nothing more. */
  assurance: "email" | "session" | "reauthenticated";
  /** When this session last proved a second factor; null where it never did, and for access tokens. */
  secondFactorAt: Date | null;
  /** Staff who have yet to prove a second factor: until then `staff` is null. */
  staffWithheld: boolean;
  /** What an access token may do; null for a session, which may do everything its person may. */
  scopes: TokenScope[] | null;
  channel: Channel;
}

/** Another system, known by a token of its own: it is nobody's, and reads and does nothing but what its scopes say. */
export interface ServiceActor {
  kind: "service";
  /** `id`: of its token. */
  service: { id: string; name: string };
  scopes: readonly ServiceScope[];
  /** The one account whose directory it may tend. */
  accountId: string | null;
}

/** Who asks for an operation. */
export type Actor =
  /** `visitor`: a hash of the visitor's cookie, null without one. */
  | { kind: "anonymous"; visitor: string | null; channel?: "mail" }
  | PersonActor
  | ServiceActor
  /** A job or the command line; `name` is written to the audit trail. */
  | { kind: "system"; name: string };

/** The actor as the policy's permission functions know it. */
export function policyViewer(actor: Actor): Viewer {
  return actor.kind === "person"
    ? { person: { id: actor.person.id }, staff: actor.staff, memberships: actor.memberships }
    : { person: null, staff: null, memberships: [] };
}

/** The widest audience whose articles the actor reads; an access token reads more than the public ones only with its scope. */
export function audienceOf(actor: Actor): Audience {
  const readable = mayUseScope(actor, "read_articles") ? readableAudiences(policyViewer(actor)) : [];
  return readable.at(-1) ?? "public";
}

/** Whether the actor's access token covers this; a session and jobs are not limited. A service's scopes are others. */
export function mayUseScope(actor: Actor, scope: TokenScope): boolean {
  return actor.kind === "person"
    ? actor.scopes === null || actor.scopes.includes(scope)
    : actor.kind !== "service";
}

export function refuseScope(scope: TokenScope): Refused {
  return refused("NOT_ALLOWED", `This access token does not have the scope ${scope.toUpperCase()}.`);
}
