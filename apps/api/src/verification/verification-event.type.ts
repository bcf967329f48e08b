import type { VerificationStep as VerificationStepValue } from "@recourse/core";
import type { SensitiveAction as SensitiveActionValue } from "@recourse/policy";
import { Field, ID, ObjectType } from "type-graphql";
import type { ByWhom } from "../accounts/author.type.js";
import { DateTime } from "../graphql/scalars.js";
import { SensitiveAction, VerificationStep } from "./enums.js";

@ObjectType({ simpleResolvers: true, description: "A step of a proof of identity." })
export class VerificationEvent {
  readonly typeName: "VerificationEvent";
  readonly by: ByWhom;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => SensitiveAction)
  readonly action: SensitiveActionValue;
  @Field(() => VerificationStep)
  readonly step: VerificationStepValue;
}
