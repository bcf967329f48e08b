import { createAccessToken, revokeAccessToken } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { Sensitive } from "../graphql/sensitive.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { AccessTokenCreateInput, AccessTokenRevokeInput } from "./access-token.input.js";
import { AccessTokenCreatePayload, AccessTokenRevokePayload } from "./access-token.type.js";
import { accessTokenView } from "./access-token.view.js";

@Resolver()
export class AccessTokenResolver {
  @Mutation(() => AccessTokenCreatePayload, {
    description: "Makes a token for scripts. Only with a session, never with another token.",
  })
  @Sensitive()
  async accessTokenCreate(
    @Arg("input", () => AccessTokenCreateInput) { name, scopes, expiresAt }: AccessTokenCreateInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<AccessTokenCreatePayload> {
    const result = await createAccessToken(deps, actor, { name, scopes, expiresAt: expiresAt ?? null });
    return {
      accessToken: result.ok ? accessTokenView(result.accessToken) : null,
      secret: result.ok ? result.secret : null,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => AccessTokenRevokePayload, {
    description: "From the next request on the token is worth nothing.",
  })
  @Sensitive()
  async accessTokenRevoke(
    @Arg("input", () => AccessTokenRevokeInput) input: AccessTokenRevokeInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<AccessTokenRevokePayload> {
    const result = await revokeAccessToken(deps, actor, { id: uuidOf("AccessToken", input.id) ?? "" });
    return {
      accessToken: result.ok ? accessTokenView(result.accessToken) : null,
      userErrors: userErrorsOf(result),
    };
  }
}
