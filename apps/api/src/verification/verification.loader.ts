import { disclosedTickets, latestDeletions, latestVerifications, type CoreDeps } from "@recourse/core";
import DataLoader from "dataloader";

/** Proofs and deletions of what was asked for in one request. */
export function createVerificationLoaders({ db, clock }: CoreDeps) {
  return {
    verification: new DataLoader(async (ticketIds: readonly string[]) => {
      const found = new Map((await latestVerifications(db, ticketIds)).map((row) => [row.ticketId, row]));
      return ticketIds.map((id) => found.get(id) ?? null);
    }),
    /** Until when account information may be told on a ticket; null where it may not. */
    disclosedUntil: new DataLoader(async (ticketIds: readonly string[]) => {
      const found = await disclosedTickets(db, ticketIds, clock.now());
      return ticketIds.map((id) => found.get(id) ?? null);
    }),
    deletion: new DataLoader(async (accountIds: readonly string[]) => {
      const found = new Map((await latestDeletions(db, accountIds)).map((row) => [row.accountId, row]));
      return accountIds.map((id) => found.get(id) ?? null);
    }),
  };
}
