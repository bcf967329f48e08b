import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { Ticket } from "../tickets/ticket.type.js";
import { SearchBefore } from "./searches-before.type.js";

@Resolver(() => Ticket)
export class SearchesBeforeResolver {
  @FieldResolver(() => [SearchBefore], {
    description: "The requester's own searches of the day before, newest first, five at most.",
  })
  searchesBefore(@Root() { row }: Ticket, @Ctx() { loaders }: RequestContext): Promise<SearchBefore[]> {
    return loaders.insights().searchesBefore.load(row);
  }
}
