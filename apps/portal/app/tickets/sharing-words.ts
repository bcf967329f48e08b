interface Named {
  name: string;
}

type SharingEvent =
  | { __typename: "ParticipantChange"; joined: boolean; actor: Named | null; person: Named | null }
  | { __typename: "VisibilityChange"; visibility: "ACCOUNT_ADMINS" | "PRIVATE"; actor: Named | null }
  | { __typename: "RequesterChange"; actor: Named | null; former: Named | null; requester: Named | null };

/** What happened to who reads a ticket, in a sentence. */
export function sharingWords(event: SharingEvent): string {
  const by = event.actor?.name ?? "Somebody";
  switch (event.__typename) {
    case "ParticipantChange": {
      const person = event.person?.name ?? "somebody";
      if (person === by) return event.joined ? `${by} joined` : `${by} left the conversation`;
      return event.joined ? `${by} added ${person}` : `${by} removed ${person}`;
    }
    case "VisibilityChange":
      return event.visibility === "PRIVATE"
        ? `${by} made the ticket private`
        : `${by} opened the ticket to all administrators of the account`;
    case "RequesterChange": {
      const to = event.requester?.name ?? "somebody";
      const from = event.former === null ? "" : ` from ${event.former.name}`;
      return to === by ? `${by} took the ticket over${from}` : `${by} handed the ticket over${from} to ${to}`;
    }
  }
}
