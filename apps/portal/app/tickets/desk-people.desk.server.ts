import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";

const DeskPeopleDocument = graphql(`
  query DeskTicketPeople($number: Int!) {
    ticket(number: $number) {
      id
      number
      subject
      version
      account {
        id
        name
      }
      requester {
        id
        name
      }
      ...DeskTicketPeopleFields
    }
  }
`);

const DeskMembersDocument = graphql(`
  query DeskAccountMembers($accountId: ID!) {
    accountMembers(accountId: $accountId, first: 100) {
      email
      role
      person {
        id
        name
      }
    }
  }
`);

const ShareDocument = graphql(`
  mutation DeskSetVisibility($input: TicketVisibilitySetInput!) {
    ticketVisibilitySet(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const AddDocument = graphql(`
  mutation DeskAddParticipant($input: TicketParticipantAddInput!) {
    ticketParticipantAdd(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const RemoveDocument = graphql(`
  mutation DeskRemoveParticipant($input: TicketParticipantRemoveInput!) {
    ticketParticipantRemove(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const HandOverDocument = graphql(`
  mutation HandOver($input: TicketHandOverInput!) {
    ticketHandOver(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Who of the account reads a ticket, and who else could. */
export async function loadDeskPeople(asked: Asked, number: number) {
  const { ticket } = await askDesk(asked, DeskPeopleDocument, { number });
  if (ticket === null) throw new Response(null, { status: 404 });
  const members =
    ticket.account === null
      ? []
      : (await askDesk(asked, DeskMembersDocument, { accountId: ticket.account.id })).accountMembers;
  const readers = new Set([ticket.requester?.id, ...ticket.participants.map(({ id }) => id)]);
  return {
    ticket,
    others: members.filter(({ person }) => !readers.has(person.id)),
    admins: members.filter(({ person, role }) => role === "ADMIN" && person.id !== ticket.requester?.id),
  };
}

export type DeskPeoplePage = Awaited<ReturnType<typeof loadDeskPeople>>;

/** Does what one of the forms asks for; what is wrong otherwise. */
export async function changeDeskPeople(asked: Asked, form: FormData): Promise<FieldErrors> {
  const ticketId = textOf(form, "ticketId");
  const personId = textOf(form, "personId");
  const version = Number(textOf(form, "version"));
  switch (textOf(form, "intent")) {
    case "visibility": {
      const visibility = textOf(form, "visibility") === "PRIVATE" ? "PRIVATE" : "ACCOUNT_ADMINS";
      const input = { ticketId, version, visibility } as const;
      return errorsOf((await askDesk(asked, ShareDocument, { input })).ticketVisibilitySet);
    }
    case "add": {
      const input = { ticketId, email: textOf(form, "who") };
      return errorsOf((await askDesk(asked, AddDocument, { input })).ticketParticipantAdd, "who");
    }
    case "remove":
      return errorsOf(
        (await askDesk(asked, RemoveDocument, { input: { ticketId, personId } })).ticketParticipantRemove,
      );
    case "hand-over": {
      const input = { ticketId, personId, version };
      return errorsOf((await askDesk(asked, HandOverDocument, { input })).ticketHandOver, "personId");
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

function errorsOf(
  { userErrors }: { userErrors: readonly { message: string }[] },
  field = "form",
): FieldErrors {
  return Object.fromEntries(userErrors.map(({ message }) => [field, message]));
}
