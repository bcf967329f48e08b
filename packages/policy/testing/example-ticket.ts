import type { MergeAccess } from "../src/tickets/ticket-merging.js";

/** A ticket of the account "acme", asked by rita. */
export const exampleTicket: MergeAccess = {
  id: "ticket",
  accountId: "acme",
  requesterId: "rita",
  state: "open",
  mergedIntoId: null,
  visibility: "account_admins",
  participantIds: [],
  handoverOfferedAt: null,
};
