import type { Account as AccountRow } from "@recourse/core";
import type { Billing as BillingValue, Plan as PlanValue, Standing as StandingValue } from "@recourse/policy";
import { Field, ObjectType } from "type-graphql";
import { Node } from "../graphql/node.type.js";
import { DateTime } from "../graphql/scalars.js";
import { Billing, Plan, Standing } from "./enums.js";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "A customer organisation. All but its name is for its administrators and staff, and null for others.",
})
export class Account implements Node {
  readonly id: string;
  readonly typeName: "Account";
  /** For the fields that are worked out from it; null for those who may not see them. */
  readonly row: AccountRow | null;
  @Field(() => String)
  readonly name: string;
  @Field(() => Plan, { nullable: true })
  readonly plan: PlanValue | null;
  @Field(() => Billing, { nullable: true })
  readonly billing: BillingValue | null;
  @Field(() => Standing, { nullable: true })
  readonly standing: StandingValue | null;
  @Field(() => DateTime, { nullable: true })
  readonly signedUpAt: Date | null;
}
