import { Field, ID, Int, ObjectType } from "type-graphql";
import type { ByWhom } from "../accounts/author.type.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "Words that search takes for each other or, one way, for others.",
})
export class SynonymGroup {
  readonly by: ByWhom;
  @Field(() => ID)
  readonly id: string;
  @Field(() => [String], { description: "In lower case, each of one word or several." })
  readonly terms: readonly string[];
  @Field(() => [String], {
    nullable: true,
    description:
      "Null: the terms stand for each other. Otherwise what is found for any of them as well, and not the other way round.",
  })
  readonly alsoFinds: readonly string[] | null;
  @Field(() => Int, { description: "Give it to synonymGroupSave, so that nobody's change is overwritten." })
  readonly version: number;
  @Field(() => DateTime)
  readonly updatedAt: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: "A word that search leaves out, unless there is nothing else in the query.",
})
export class StopWord {
  readonly by: ByWhom;
  @Field(() => String, { description: "In lower case." })
  readonly word: string;
  @Field(() => DateTime)
  readonly addedAt: Date;
}

@ObjectType({ simpleResolvers: true, description: "Synonyms and stop words, as search heeds them now." })
export class SearchWords {
  @Field(() => [SynonymGroup])
  readonly synonymGroups: readonly SynonymGroup[];
  @Field(() => [StopWord])
  readonly stopWords: readonly StopWord[];
}

@ObjectType({ simpleResolvers: true })
export class SearchWordsPermissions {
  @Field(() => Permission)
  readonly change: Permission;
}

@ObjectType({
  simpleResolvers: true,
  description: "A word of a query, or several that mean one thing together, as search understands it.",
})
export class SearchQueryPart {
  @Field(() => String, { description: "As it was typed." })
  readonly text: string;
  @Field(() => Boolean, { description: "True where it is not searched for." })
  readonly leftOut: boolean;
  @Field(() => [String], { description: "Synonyms that are found as well." })
  readonly alsoFinds: readonly string[];
}

@ObjectType({ simpleResolvers: true })
export class SynonymGroupPayload {
  @Field(() => SynonymGroup, { nullable: true, description: "Of a removed one, as it was." })
  readonly synonymGroup: SynonymGroup | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class StopWordsPayload {
  @Field(() => [StopWord], { description: "Those that were added or removed." })
  readonly stopWords: readonly StopWord[];
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
