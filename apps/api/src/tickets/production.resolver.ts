import { productionAccess, policyViewer } from "@recourse/core";
import { mayRejectProduction, mayRestoreProduction } from "@recourse/policy";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Account } from "../accounts/account.type.js";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import type { RequestContext } from "../context.js";
import { Permission } from "../graphql/permission.type.js";
import { ProductionClaims, ProductionRejection } from "./production.type.js";
import { ProductionClaim, Ticket, TicketPermissions } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";
import { ProductionJudgement } from "./timeline.type.js";

@Resolver(() => ProductionClaim)
export class ProductionClaimResolver {
  @FieldResolver(() => ProductionRejection, { nullable: true, description: "Null: the claim stands." })
  rejected(@Root() { rejection }: ProductionClaim): ProductionRejection | null {
    if (rejection === null) return null;
    const { reason, at, personId } = rejection;
    return { reason, at: new Date(at), by: { personId, staff: true } };
  }
}

@Resolver(() => ProductionRejection)
export class ProductionRejectionResolver {
  @FieldResolver(() => Author, { nullable: true })
  by(@Root() { by }: ProductionRejection, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }
}

@Resolver(() => ProductionJudgement)
export class ProductionJudgementResolver {
  @FieldResolver(() => Author, { nullable: true })
  author(@Root() { by }: ProductionJudgement, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }
}

@Resolver(() => TicketPermissions)
export class ProductionPermissions {
  @FieldResolver(() => Permission)
  rejectProduction(@Root() { row }: TicketPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayRejectProduction(policyViewer(actor), row, productionAccess(row));
  }

  @FieldResolver(() => Permission)
  restoreProduction(@Root() { row }: TicketPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayRestoreProduction(policyViewer(actor), row, productionAccess(row));
  }
}

@Resolver(() => Account)
export class ProductionClaimsOfAccount {
  @FieldResolver(() => ProductionClaims, {
    nullable: true,
    description: "The account's record; for its administrators and staff, null for others.",
  })
  async productionClaims(
    @Root() { row }: Account,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ProductionClaims | null> {
    return row === null ? null : loaders.production().productionClaims.load(row.id);
  }
}

@Resolver(() => ProductionClaims)
export class ProductionClaimsResolver {
  @FieldResolver(() => [Ticket], {
    complexity: 10,
    description: "The latest five with a claim, newest first, as far as the viewer may read them.",
  })
  async recent(@Root() { accountId }: ProductionClaims, @Ctx() context: RequestContext): Promise<Ticket[]> {
    const tickets = await context.loaders.production().ticketsWithClaims.load(accountId);
    return tickets.map((ticket) => ticketView(ticket, context));
  }
}
