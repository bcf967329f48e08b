import {
  accountsByIds,
  peopleByIds,
  staffByIds,
  undoneTickets,
  type CoreDeps,
  type UndoneTickets,
} from "@recourse/core";
import DataLoader from "dataloader";
import { byId } from "../graphql/batch.js";

const UNDONE_SHOWN = 5;

/** Accounts, people and staff of one request, as rows: what of them is told is up to the views. */
export function createAccountLoaders({ db }: CoreDeps) {
  return {
    account: byId((ids) => accountsByIds(db, ids)),
    person: byId((ids) => peopleByIds(db, ids)),
    staffMember: byId((ids) => staffByIds(db, ids)),
    /** Of an account, for the desk. */
    undoneTickets: new DataLoader<string, UndoneTickets>(async (ids) => {
      const undone = await undoneTickets(db, ids, UNDONE_SHOWN);
      return ids.map((id) => undone.get(id) ?? { count: 0, tickets: [] });
    }),
  };
}
