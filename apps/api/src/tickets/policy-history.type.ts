import { Field, ObjectType } from "type-graphql";
import { PageInfo } from "../graphql/page.js";
import { DateTime } from "../graphql/scalars.js";

@ObjectType({ simpleResolvers: true, description: "A value of the policy file that is another than before." })
export class PolicyChange {
  @Field(() => String, { description: "As `signUp.windowDays`." })
  readonly path: string;
  @Field(() => String, { nullable: true, description: "JSON; null: there was none." })
  readonly from: string | null;
  @Field(() => String, { nullable: true, description: "JSON; null: there is none any more." })
  readonly to: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A policy that this installation ran by." })
export class PolicyRecord {
  @Field(() => String, { description: "The version that decisions name." })
  readonly version: string;
  @Field(() => String, { description: "Of the file, in hex." })
  readonly sha256: string;
  @Field(() => [PolicyChange], { description: "Against the one before; none for the first." })
  readonly changes: readonly PolicyChange[];
  @Field(() => String, { description: "The program that started with it first, as `api`." })
  readonly recordedBy: string;
  @Field(() => DateTime)
  readonly at: Date;
}

@ObjectType({ simpleResolvers: true })
export class PolicyRecordConnection {
  @Field(() => [PolicyRecord])
  readonly nodes: readonly PolicyRecord[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}
