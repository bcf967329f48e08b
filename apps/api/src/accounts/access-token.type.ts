import type { TokenScope as Scope } from "@recourse/core";
import { Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { TokenScope } from "./enums.js";

@ObjectType({
  simpleResolvers: true,
  description: "A personal access token, for scripts. Its secret is shown once, when it is made.",
})
export class AccessToken {
  @Field(() => ID)
  readonly id: string;
  @Field(() => String)
  readonly name: string;
  @Field(() => [TokenScope])
  readonly scopes: readonly Scope[];
  @Field(() => String, { description: "How the secret begins, to recognise it by." })
  readonly prefix: string;
  @Field(() => DateTime)
  readonly createdAt: Date;
  @Field(() => DateTime, { nullable: true })
  readonly expiresAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: "To the minute." })
  readonly lastUsedAt: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class AccessTokenCreatePayload {
  @Field(() => AccessToken, { nullable: true })
  readonly accessToken: AccessToken | null;
  @Field(() => String, { nullable: true, description: "Shown this once." })
  readonly secret: string | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class AccessTokenRevokePayload {
  @Field(() => AccessToken, { nullable: true })
  readonly accessToken: AccessToken | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
