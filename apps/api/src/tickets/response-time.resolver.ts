import { responseTimesKey } from "@recourse/core";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { ResponseTimes } from "./response-time.type.js";
import { Ticket } from "./ticket.type.js";

@Resolver(() => Ticket)
export class ResponseTimesOfTicket {
  @FieldResolver(() => ResponseTimes, {
    nullable: true,
    description: "Of tickets like this one, lately; null where it has no level or priority.",
  })
  async responseTimes(
    @Root() { row: { level, rank } }: Ticket,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ResponseTimes | null> {
    if (level === null || rank === null) return null;
    return loaders.responseTimes().responseTimes.load(responseTimesKey(level, rank));
  }
}
