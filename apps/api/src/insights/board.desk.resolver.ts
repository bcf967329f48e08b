import { boardLengths, policyViewer, readBoard } from "@recourse/core";
import { mayReadBoard, mayReplayPolicy } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver } from "type-graphql";
import { ViewerCan } from "../accounts/viewer.type.js";
import type { RequestContext } from "../context.js";
import { badUserInput } from "../errors.js";
import { Permission } from "../graphql/permission.type.js";
import { Board } from "./board.type.js";

@Resolver()
export class BoardResolver {
  @Query(() => Board, { description: "What a lead looks at in the morning: for agents and leads." })
  board(
    @Arg("days", () => Int, {
      nullable: true,
      defaultValue: boardLengths[0],
      description: `Calendar days up to today: ${boardLengths.join(" or ")}.`,
    })
    days: number | null,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<Board> {
    const length = boardLengths.find((each) => each === (days ?? boardLengths[0]));
    if (length === undefined) throw badUserInput(`days must be ${boardLengths.join(" or ")}.`, "days");
    return readBoard(deps, actor, length);
  }
}

@Resolver(() => ViewerCan)
export class BoardViewerCanResolver {
  @FieldResolver(() => Permission)
  readBoard(@Ctx() { actor }: RequestContext): Permission {
    return mayReadBoard(policyViewer(actor));
  }

  @FieldResolver(() => Permission, { description: "See what a changed policy would have decided." })
  replayPolicy(@Ctx() { actor }: RequestContext): Permission {
    return mayReplayPolicy(policyViewer(actor));
  }
}
