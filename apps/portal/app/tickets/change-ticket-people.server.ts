import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import { findMembers } from "./load-ticket-people.server.js";

const VisibilityDocument = graphql(`
  mutation SetVisibility($input: TicketVisibilitySetInput!) {
    ticketVisibilitySet(input: $input) {
      ticket {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

const AddDocument = graphql(`
  mutation AddParticipant($input: TicketParticipantAddInput!) {
    ticketParticipantAdd(input: $input) {
      ticket {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

const RemoveDocument = graphql(`
  mutation RemoveParticipant($input: TicketParticipantRemoveInput!) {
    ticketParticipantRemove(input: $input) {
      ticket {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

const TakeOverDocument = graphql(`
  mutation TakeOver($input: TicketTakeOverInput!) {
    ticketTakeOver(input: $input) {
      ticket {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

/** What became of it. `readable`: the one who asked still reads the ticket. */
interface Outcome {
  readable: boolean;
  typed: string;
  errors: FieldErrors;
}

/** Does what one of the forms about a ticket's readers asks for. */
export async function changeTicketPeople(asked: Asked, form: FormData): Promise<Outcome> {
  const ticketId = textOf(form, "ticketId");
  const personId = textOf(form, "personId");
  switch (textOf(form, "intent")) {
    case "visibility": {
      const visibility = textOf(form, "visibility") === "PRIVATE" ? "PRIVATE" : "ACCOUNT_ADMINS";
      const input = { ticketId, visibility, version: Number(textOf(form, "version")) } as const;
      return outcome((await askApi(asked, VisibilityDocument, { input })).ticketVisibilitySet);
    }
    case "add":
      return addParticipant(asked, ticketId, form);
    case "remove":
      return outcome(
        (await askApi(asked, RemoveDocument, { input: { ticketId, personId } })).ticketParticipantRemove,
      );
    case "take-over":
      return outcome((await askApi(asked, TakeOverDocument, { input: { ticketId } })).ticketTakeOver);
    default:
      throw new Response(null, { status: 400 });
  }
}

/** By an address, or by a name that only one person of the account has: whoever may not look people up gives an address. */
async function addParticipant(asked: Asked, ticketId: string, form: FormData): Promise<Outcome> {
  const typed = textOf(form, "who");
  if (typed === "") return { readable: true, typed, errors: { who: "Say whom to add." } };
  const found = typed.includes("@") ? [] : await findMembers(asked, textOf(form, "accountId"), typed);
  const only = found.length === 1 ? found[0] : undefined;
  if (found.length > 1) {
    const several = found.slice(0, 5).map(({ person, email }) => `${person.name} (${email})`);
    return {
      readable: true,
      typed,
      errors: {
        who: `Several people are called that: ${several.join(", ")}. Give the address of the one you mean.`,
      },
    };
  }
  const input = { ticketId, ...(only === undefined ? { email: typed } : { personId: only.person.id }) };
  return outcome((await askApi(asked, AddDocument, { input })).ticketParticipantAdd, typed, "who");
}

function outcome(
  { ticket, userErrors }: { ticket: { id: string } | null; userErrors: readonly { message: string }[] },
  typed = "",
  field = "form",
): Outcome {
  return {
    readable: ticket !== null,
    typed,
    errors: Object.fromEntries(userErrors.map(({ message }) => [field, message])),
  };
}
