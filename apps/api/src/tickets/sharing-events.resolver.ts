import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { loadPerson } from "../accounts/account.view.js";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import { Person } from "../accounts/person.type.js";
import type { RequestContext } from "../context.js";
import { ParticipantChange, RequesterChange, VisibilityChange } from "./timeline.type.js";

@Resolver(() => ParticipantChange)
export class ParticipantChangeResolver {
  @FieldResolver(() => Author, { nullable: true })
  author(@Root() { by }: ParticipantChange, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }

  @FieldResolver(() => Person, { nullable: true })
  person(@Root() { personId }: ParticipantChange, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(personId, context);
  }
}

@Resolver(() => VisibilityChange)
export class VisibilityChangeResolver {
  @FieldResolver(() => Author, { nullable: true })
  author(@Root() { by }: VisibilityChange, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }
}

@Resolver(() => RequesterChange)
export class RequesterChangeResolver {
  @FieldResolver(() => Author, { nullable: true })
  author(@Root() { by }: RequesterChange, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who it was before." })
  former(@Root() { fromId }: RequesterChange, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(fromId, context);
  }

  @FieldResolver(() => Person, { nullable: true })
  requester(@Root() { toId }: RequesterChange, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(toId, context);
  }
}
