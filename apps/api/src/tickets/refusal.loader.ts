import {
  correctionsOfAccounts,
  ticketsByIds,
  type AccountCorrection,
  type Actor,
  type CoreDeps,
} from "@recourse/core";
import DataLoader from "dataloader";
import { byId } from "../graphql/batch.js";

/** What refused requests of one page became, and what was corrected of their accounts. */
export function createRefusalLoaders({ db }: CoreDeps, actor: Actor) {
  return {
    /** Rows: whether the viewer may read them is asked where they are told. */
    ticket: byId((ids) => ticketsByIds(db, ids)),
    accountCorrections: new DataLoader<string, AccountCorrection[]>(async (ids) => {
      const corrections = await correctionsOfAccounts(db, actor, ids);
      return ids.map((id) => corrections.get(id) ?? []);
    }),
  };
}
