import type { TokenScope as Scope } from "@recourse/core";
import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";
import { TokenScope } from "./enums.js";

@InputType()
export class AccessTokenCreateInput {
  @Field(() => String)
  readonly name: string;
  @Field(() => [TokenScope])
  readonly scopes: Scope[];
  @Field(() => DateTime, { nullable: true, description: "Never, when it is not given." })
  readonly expiresAt?: Date | null;
}

@InputType()
export class AccessTokenRevokeInput {
  @Field(() => ID)
  readonly id: string;
}
