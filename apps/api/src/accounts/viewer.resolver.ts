import {
  listAccessTokens,
  listAccountChoices,
  listMemberships,
  policyViewer,
  supportDecision,
} from "@recourse/core";
import { mayUseDesk } from "@recourse/policy";
import { Ctx, FieldResolver, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import { NeedsScope, NeedsSession } from "../graphql/needs-scope.js";
import { Permission } from "../graphql/permission.type.js";
import { accountView, personView } from "./account.view.js";
import { AccessToken } from "./access-token.type.js";
import { accessTokenView } from "./access-token.view.js";
import { Membership } from "./membership.type.js";
import { StaffMember } from "./staff-member.type.js";
import { AccountChoice, Viewer, ViewerCan } from "./viewer.type.js";

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: "Who is asking. Anonymous callers get a viewer without a person." })
  viewer(@Ctx() context: RequestContext): Viewer {
    const { actor } = context;
    return { person: actor.kind === "person" ? personView(actor.person, context) : null };
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  staff(@Ctx() { actor }: RequestContext): StaffMember | null {
    return actor.kind === "person" && actor.staff !== null
      ? { id: globalId("StaffMember", actor.staff.id), name: actor.person.name, role: actor.staff.role }
      : null;
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether the viewer is staff who have yet to sign in with a second factor: until then they are no staff.",
  })
  deskNeedsSecondFactor(@Ctx() { actor }: RequestContext): boolean {
    return actor.kind === "person" && actor.staffWithheld;
  }

  @NeedsScope("read_tickets")
  @FieldResolver(() => [Membership], { description: "The viewer's own memberships, active or not." })
  async memberships(@Ctx() context: RequestContext): Promise<Membership[]> {
    const { actor, deps } = context;
    if (actor.kind !== "person") return [];
    const memberships = await listMemberships(deps.db, actor);
    return memberships.flatMap(({ account: row, role, active }) => {
      const account = accountView(row, context);
      return account === null ? [] : [{ account, role, active }];
    });
  }

  @NeedsSession()
  @FieldResolver(() => [AccountChoice], {
    description:
      "The accounts between which the viewer chooses, by name. What they chose is all that they see and do, until they choose another.",
  })
  async accountChoices(@Ctx() { actor, deps }: RequestContext): Promise<AccountChoice[]> {
    const choices = await listAccountChoices(deps.db, actor);
    const speaksFor = actor.kind === "person" ? actor.speaksFor : null;
    return choices.map(({ id, name }) => ({ id: globalId("Account", id), name, chosen: id === speaksFor }));
  }

  @NeedsSession()
  @FieldResolver(() => [AccessToken], {
    description: "Those that still work, newest first. Only with a session, never with a token.",
  })
  async accessTokens(@Ctx() { actor, deps }: RequestContext): Promise<AccessToken[]> {
    const tokens = await listAccessTokens(deps.db, actor, deps.clock.now());
    return tokens.map(accessTokenView);
  }

  @FieldResolver(() => ViewerCan)
  viewerCan(): Record<never, never> {
    return {};
  }
}

@Resolver(() => ViewerCan)
export class ViewerCanResolver {
  @FieldResolver(() => Permission, {
    description: "Whether a question would open a ticket now; the support policy decides each request.",
  })
  async openTickets(@Ctx() { actor, deps }: RequestContext): Promise<Permission> {
    const asked = await supportDecision(deps, actor, { kind: "question" });
    if (!asked.ok) return { allowed: false, code: "invalid", message: asked.refusals[0]?.message ?? null };
    const { opensTicket, reasons } = asked.decision;
    const reason = reasons[0];
    return {
      allowed: opensTicket,
      code: reason?.code ?? "unknown",
      message: opensTicket ? null : (reason?.message ?? null),
    };
  }

  @FieldResolver(() => Permission)
  useDesk(@Ctx() { actor }: RequestContext): Permission {
    return mayUseDesk(policyViewer(actor));
  }
}
