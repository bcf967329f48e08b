import type { TicketVisibility } from "../gql/graphql.js";

/** Who reads a ticket besides its requester and participants, in a sentence. */
export function visibilityWords(visibility: TicketVisibility, account: string | null): string {
  return visibility === "PRIVATE"
    ? "Private: only its requester, its participants and we read it."
    : `All administrators of ${account ?? "the account"} read it.`;
}
