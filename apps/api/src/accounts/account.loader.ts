import { accountsByIds, peopleByIds, staffByIds, type CoreDeps } from "@recourse/core";
import { byId } from "../graphql/batch.js";

/** Accounts, people and staff of one request, as rows: what of them is told is up to the views. */
export function createAccountLoaders({ db }: CoreDeps) {
  return {
    account: byId((ids) => accountsByIds(db, ids)),
    person: byId((ids) => peopleByIds(db, ids)),
    staffMember: byId((ids) => staffByIds(db, ids)),
  };
}
