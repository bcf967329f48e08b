import { acceptInvitation, openInvitation, type AcceptInvitationResult, type Refused } from "@recourse/core";
import { Router, type RequestHandler } from "express";
import { z } from "zod";
import { sendError, sendRefusal } from "../http/error-response.js";
import type { Identify } from "../http/identity.js";
import { jsonBody } from "../http/json-body.js";
import { isFromForeignOrigin } from "../http/origin.js";
import type { Api } from "../wiring.js";
import { linkOf } from "./mailed-link.js";
import { createNewSignIn, removeSignIn } from "./sign-in.js";

const SHORTEST_PASSWORD = 12;
const tooShort: Refused = {
  ok: false,
  refusals: [{ code: "INVALID", message: "The password needs at least 12 characters.", path: ["password"] }],
};
const accepted = z.object({
  token: z.string().max(200),
  name: z.string().max(1_000).default(""),
  password: z.string().max(128, "The password may have at most 128 characters.").default(""),
});

/** Invitations, under /auth/invitations: `GET` tells and changes nothing, `POST` accepts. */
export function createInvitationRoutes(api: Api, identify: Identify): Router {
  return Router().get("/:id", tell(api)).post("/:id", jsonBody("16kb"), accept(api, identify));
}

function tell({ deps }: Api): RequestHandler {
  return async (request, response) => {
    const invitation = await openInvitation(deps, deps.db, { ...linkOf(request), at: deps.clock.now() });
    if (invitation === null) {
      sendError(response, 404, "NOT_FOUND", "This link does not work any more.");
      return;
    }
    const { accountName, inviterName, email, role, authUserId } = invitation;
    response.set("cache-control", "no-store");
    response.json({ accountName, inviterName, email, role, hasSignIn: authUserId !== null });
  };
}

function accept(api: Api, identify: Identify): RequestHandler<{ id: string }> {
  return async (request, response) => {
    if (isFromForeignOrigin(request, api.publicUrl)) {
      sendError(response, 403, "FOREIGN_ORIGIN", "Pages of other sites may not do this.");
      return;
    }
    const given = accepted.safeParse(request.body);
    if (!given.success) {
      sendError(response, 422, "INVALID", given.error.issues[0]?.message ?? "The input is not valid.");
      return;
    }
    const actor = await identify(request, "public");
    const { id } = request.params;
    const result = await acceptOnce(api, { ...given.data, id, actor });
    if (!result.ok) sendRefusal(response, result);
    else response.set("cache-control", "no-store").json({ email: result.email });
  };
}

type Accepting = z.output<typeof accepted> & { id: string; actor: Awaited<ReturnType<Identify>> };

async function acceptOnce(
  { deps, signIn }: Api,
  { actor, id, token, name, password }: Accepting,
): Promise<AcceptInvitationResult> {
  let made: string | null = null;
  const unmake = async (): Promise<void> => {
    if (made !== null) await removeSignIn(signIn, made);
  };
  try {
    const result = await acceptInvitation(deps, actor, { id, token, name }, async (person) => {
      if (password.length < SHORTEST_PASSWORD) return tooShort;
      made = await createNewSignIn(signIn, { ...person, password });
      return made;
    });
    if (!result.ok) await unmake();
    return result;
  } catch (error) {
    await unmake();
    throw error;
  }
}
