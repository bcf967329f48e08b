import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "Business minutes that tickets took. No promise." })
export class ResponseTime {
  @Field(() => Int, { description: "Half of them took no longer." })
  readonly median: number;
  @Field(() => Int, { description: "Nine in ten took no longer." })
  readonly p90: number;
  @Field(() => Int, { description: "How many it was counted from." })
  readonly tickets: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "How long tickets of the same level of support and the same priority took in the last 90 days, counted every hour. No promise: the policy makes none.",
})
export class ResponseTimes {
  @Field(() => ResponseTime, {
    nullable: true,
    description: "From receipt to the first reply of the staff; null where there were too few to tell.",
  })
  readonly firstResponse: ResponseTime | null;
  @Field(() => ResponseTime, {
    nullable: true,
    description: "From receipt to solved; null where there were too few to tell.",
  })
  readonly solve: ResponseTime | null;
}
