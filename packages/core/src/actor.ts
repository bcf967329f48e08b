import type { Standing } from "@recourse/policy";

export type MembershipRole = "admin" | "end_user";
export type StaffRole = "agent" | "author" | "lead";
export type TokenScope = "read_articles" | "read_tickets" | "write_tickets" | "desk";
/** How a request came in. */
export type Channel = "portal" | "graphql" | "mail" | "desk";

export interface ActorMembership {
  accountId: string;
  role: MembershipRole;
  active: boolean;
  standing: Standing;
}

/** Somebody who is signed in, or whose access token was sent. */
export interface PersonActor {
  kind: "person";
  person: { id: string; name: string; email: string };
  /** Null also for staff who were deactivated. */
  staff: { id: string; role: StaffRole } | null;
  memberships: ActorMembership[];
  assurance: "session" | "reauthenticated";
  /** What an access token may do; null for a session, which may do everything its person may. */
  scopes: TokenScope[] | null;
  channel: "portal" | "graphql" | "desk";
}

/** Who asks for an operation. */
export type Actor =
  /** `visitor`: a hash of the visitor's cookie, null without one. */
  | { kind: "anonymous"; visitor: string | null }
  | PersonActor
  /** A job or the command line; `name` is written to the audit trail. */
  | { kind: "system"; name: string };
