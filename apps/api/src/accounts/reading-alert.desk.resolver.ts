import { recentReadingAlerts } from "@recourse/core";
import { staffReadWords } from "@recourse/policy";
import { Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { ReadingAlert } from "./reading-alert.type.js";

@Resolver()
export class ReadingAlertResolver {
  @Query(() => [ReadingAlert], {
    description: "Of the last day, newest first, fifty at most. For leads; empty for others.",
  })
  async readingAlerts(@Ctx() { deps, actor }: RequestContext): Promise<ReadingAlert[]> {
    const alerts = await recentReadingAlerts(deps.db, actor, deps.clock.now());
    return alerts.map(({ personName, read, limit, at }) => ({
      ...{ personName, what: staffReadWords(read, limit), at },
    }));
  }
}
