import { mayUseScope, type TokenScope } from "@recourse/core";
import { createMethodMiddlewareDecorator } from "type-graphql";
import type { RequestContext } from "../context.js";
import { apiError } from "../errors.js";

/** For queries: an access token without this scope is told so, instead of looking as if there were nothing. */
export function NeedsScope(scope: TokenScope): MethodDecorator {
  return createMethodMiddlewareDecorator<RequestContext>(({ context: { actor } }, next) => {
    if (!mayUseScope(actor, scope)) {
      throw apiError("NOT_ALLOWED", `This access token does not have the scope ${scope.toUpperCase()}.`);
    }
    return next();
  });
}

/** For what an access token never reaches, whatever its scopes. */
export function NeedsSession(): MethodDecorator {
  return createMethodMiddlewareDecorator<RequestContext>(({ context: { actor } }, next) => {
    if (actor.kind === "person" && actor.scopes !== null) {
      throw apiError("NOT_ALLOWED", "This is not available to access tokens: sign in on the portal.");
    }
    return next();
  });
}
