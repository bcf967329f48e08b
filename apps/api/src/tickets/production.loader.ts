import { productionClaims, readsTicket, ticketsWithClaims, type Actor, type CoreDeps } from "@recourse/core";
import type { ProductionClaims, Ticket } from "@recourse/core";
import DataLoader from "dataloader";

/** Of a record. */
const RECENT = 5;

/** Records of claims, for accounts whose facts the viewer may read. */
export function createProductionLoaders({ db }: CoreDeps, actor: Actor) {
  return {
    productionClaims: new DataLoader<string, ProductionClaims>(async (ids) => {
      const records = new Map((await productionClaims(db, ids)).map((each) => [each.accountId, each]));
      return ids.map((accountId) => records.get(accountId) ?? { accountId, claimed: 0, rejected: 0 });
    }),
    ticketsWithClaims: new DataLoader<string, Ticket[]>(async (ids) => {
      const tickets = await ticketsWithClaims(db, ids, RECENT);
      return ids.map((id) =>
        tickets.filter((ticket) => ticket.accountId === id && readsTicket(actor, ticket)),
      );
    }),
  };
}
