import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const InviteDocument = graphql(`
  mutation InvitePerson($input: InvitationCreateInput!) {
    invitationCreate(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const RevokeDocument = graphql(`
  mutation RevokeInvitation($input: InvitationRevokeInput!) {
    invitationRevoke(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const DeactivateDocument = graphql(`
  mutation DeactivateMember($input: MembershipChangeInput!) {
    membershipDeactivate(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const SetRoleDocument = graphql(`
  mutation SetMemberRole($input: MembershipRoleSetInput!) {
    membershipRoleSet(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Does what a form of the page asks for; what the API says against it comes back. */
export async function changePeople(asked: Asked, form: FormData): Promise<string | null> {
  const accountId = textOf(form, "accountId");
  switch (textOf(form, "intent")) {
    case "invite": {
      const role = textOf(form, "role") === "ADMIN" ? "ADMIN" : "END_USER";
      const input = { accountId, email: textOf(form, "email"), role } as const;
      return wordsOf((await askApi(asked, InviteDocument, { input })).invitationCreate);
    }
    case "revoke":
      return wordsOf(
        (await askApi(asked, RevokeDocument, { input: { id: textOf(form, "id") } })).invitationRevoke,
      );
    case "deactivate": {
      const input = { accountId, personId: textOf(form, "personId") };
      return wordsOf((await askApi(asked, DeactivateDocument, { input })).membershipDeactivate);
    }
    case "role": {
      const role = textOf(form, "role") === "ADMIN" ? "ADMIN" : "END_USER";
      const input = { accountId, personId: textOf(form, "personId"), role } as const;
      return wordsOf((await askApi(asked, SetRoleDocument, { input })).membershipRoleSet);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

function wordsOf({ userErrors }: { userErrors: { message: string }[] }): string | null {
  return userErrors[0]?.message ?? null;
}
