import { graphql } from "../gql/desk/index.js";
import type { PresenceActivity } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const PresenceDocument = graphql(`
  mutation ShowPresence($input: TicketPresenceShowInput!) {
    ticketPresenceShow(input: $input) {
      others {
        name
        activity
      }
    }
  }
`);

const activities: Partial<Record<string, PresenceActivity>> = {
  viewing: "VIEWING",
  replying: "REPLYING",
  noting: "NOTING",
};

/** Says what the reader of a ticket's page does there; answers with who else is there. */
export async function tellPresence(asked: Asked, form: FormData) {
  const input = {
    ticketId: textOf(form, "ticketId"),
    activity: activities[textOf(form, "activity")] ?? null,
  };
  return (await askDesk(asked, PresenceDocument, { input })).ticketPresenceShow.others ?? [];
}

export type Others = Awaited<ReturnType<typeof tellPresence>>;
