import { policyHistoryPage, policyViewer, type PolicyRecord as PolicyRow } from "@recourse/core";
import { mayReadPolicyHistory } from "@recourse/policy";
import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import { z } from "zod";
import type { RequestContext } from "../context.js";
import { keysetPage, type Keyset } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { PolicyRecordConnection } from "./policy-history.type.js";

const policies: Keyset<PolicyRow, Pick<PolicyRow, "id">> = {
  name: "policies",
  position: z.object({ id: z.number() }),
  positionOf: ({ id }) => ({ id }),
};

@Resolver()
export class PolicyHistoryResolver {
  @Query(() => PolicyRecordConnection, {
    nullable: true,
    description: "The policies that this installation ran by, newest first. For leads; null for others.",
  })
  async policyHistory(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<PolicyRecordConnection | null> {
    if (!mayReadPolicyHistory(policyViewer(actor)).allowed) return null;
    const { rows, pageInfo } = await keysetPage(cursors, policies, { first, after, filter: null }, (page) =>
      policyHistoryPage(deps.db, actor, page),
    );
    return {
      nodes: rows.map(({ version, fileHash, changes, recordedBy, at }) => ({
        ...{ version, sha256: fileHash, changes, recordedBy, at },
      })),
      pageInfo,
    };
  }
}
