import { Field, ObjectType } from "type-graphql";
import { PageInfo } from "../graphql/page.js";
import { DateTime } from "../graphql/scalars.js";
import type { ByWhom } from "./author.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "Something that staff looked at, decided or did on an account. It never says what notes say.",
})
export class AuditFeedEntry {
  readonly by: ByWhom;
  readonly ticketId: string | null;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => String, { description: 'For programs: object, then what was done to it, as "ticket.viewed".' })
  readonly action: string;
  @Field(() => String, { description: "For people." })
  readonly words: string;
}

@ObjectType({ simpleResolvers: true })
export class AuditFeedConnection {
  @Field(() => [AuditFeedEntry])
  readonly nodes: readonly AuditFeedEntry[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}
