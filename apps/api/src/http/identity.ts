import { loadActor, loadServiceActor, loadTokenActor, type Actor, type PersonActor } from "@recourse/core";
import { provesIdentity } from "@recourse/policy";
import { fromNodeHeaders } from "better-auth/node";
import type { Request } from "express";
import { secondFactorOf, spokenForOf } from "../accounts/second-factor.js";
import { apiError } from "../errors.js";
import type { Api } from "../wiring.js";
import { readVisitor } from "./visitor.js";

/** Which of the two schemas a request asks. */
export type Endpoint = "public" | "desk";
export type Identify = (request: Request, endpoint: Endpoint) => Promise<Actor>;

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Who asks: by access token, which no cookie can widen; else by session; else nobody that is known.
 * Asked once per request, however often it is called.
 * @throws NOT_SIGNED_IN (401) for a token that is unknown, revoked or expired, and for another kind of authorization
 */
export function createIdentify(api: Api): Identify {
  const known = new WeakMap<Request, Promise<Actor>>();
  return (request, endpoint) => {
    const actor = known.get(request) ?? recognise(api, request, endpoint);
    known.set(request, actor);
    return actor;
  };
}

/** The same, asked anew each time: for what outlives its request. */
export async function recognise(api: Api, request: Request, endpoint: Endpoint): Promise<Actor> {
  const { authorization } = request.headers;
  const known =
    authorization === undefined
      ? await findBySession(api, request, endpoint)
      : await findByToken(api, request, endpoint);
  return known ?? { kind: "anonymous", visitor: readVisitor(request, api.publicUrl) };
}

/** What stands after `Bearer`; undefined for another kind of authorization, or none. */
export function bearerOf({ headers }: Request): string | undefined {
  return BEARER.exec(headers.authorization ?? "")?.[1];
}

async function findByToken(
  { deps, staffSecondFactorRequired }: Api,
  request: Request,
  endpoint: Endpoint,
): Promise<Actor> {
  const secret = bearerOf(request);
  const channel = endpoint === "desk" ? "desk" : "graphql";
  const at = deps.clock.now();
  const actor =
    secret === undefined
      ? null
      : ((await loadServiceActor(deps.db, secret, at)) ??
        (await loadTokenActor(deps.db, secret, { channel, at, staffSecondFactorRequired })));
  if (actor === null) {
    throw apiError("NOT_SIGNED_IN", "This access token is unknown, revoked or expired.", 401);
  }
  return actor;
}

async function findBySession(
  { deps, signIn, staffSecondFactorRequired }: Api,
  request: Request,
  endpoint: Endpoint,
): Promise<PersonActor | null> {
  if (request.headers.cookie?.includes("recourse.session_token=") !== true) return null;
  const session = await signIn.auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (session === null) return null;
  const secondFactorAt = secondFactorOf(session.session);
  const fresh =
    secondFactorAt !== null &&
    provesIdentity(
      deps.policy,
      { method: "reauthenticated_session", secondFactorAt: secondFactorAt.toISOString() },
      deps.clock.now().toISOString(),
    );
  return loadActor(
    deps.db,
    { authUserId: session.user.id },
    {
      assurance: fresh ? "reauthenticated" : "session",
      ...{ secondFactorAt, staffSecondFactorRequired, speaksFor: spokenForOf(session.session) },
      channel: endpoint === "desk" ? "desk" : "portal",
    },
  );
}
