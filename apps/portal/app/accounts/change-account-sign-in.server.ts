import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";

const ClaimDomainDocument = graphql(`
  mutation ClaimDomain($input: AccountDomainInput!) {
    accountDomainClaim(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ProveDomainDocument = graphql(`
  mutation ProveDomain($input: AccountDomainInput!) {
    accountDomainProve(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const GiveUpDomainDocument = graphql(`
  mutation GiveUpDomain($input: AccountDomainInput!) {
    accountDomainGiveUp(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const SetProviderDocument = graphql(`
  mutation SetProvider($input: SignInProviderSetInput!) {
    signInProviderSet(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const SetProviderModeDocument = graphql(`
  mutation SetProviderMode($input: SignInProviderModeSetInput!) {
    signInProviderModeSet(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Does what a form of the page asks for; what the API says against it comes back. */
export async function changeAccountSignIn(asked: Asked, form: FormData): Promise<string | null> {
  const accountId = textOf(form, "accountId");
  const input = { accountId, domain: textOf(form, "domain") };
  switch (textOf(form, "intent")) {
    case "claim":
      return wordsOf((await askApi(asked, ClaimDomainDocument, { input })).accountDomainClaim);
    case "prove":
      return wordsOf((await askApi(asked, ProveDomainDocument, { input })).accountDomainProve);
    case "give-up":
      return wordsOf((await askApi(asked, GiveUpDomainDocument, { input })).accountDomainGiveUp);
    case "provider":
      return setProvider(asked, form);
    case "mode":
      return setMode(asked, form);
    default:
      throw new Response(null, { status: 400 });
  }
}

async function setProvider(asked: Asked, form: FormData): Promise<string | null> {
  // Secrets are not trimmed.
  const clientSecret = String(form.get("clientSecret") ?? "");
  const input = {
    accountId: textOf(form, "accountId"),
    issuer: textOf(form, "issuer"),
    clientId: textOf(form, "clientId"),
    ...(clientSecret === "" ? {} : { clientSecret }),
  };
  return wordsOf((await askApi(asked, SetProviderDocument, { input })).signInProviderSet);
}

async function setMode(asked: Asked, form: FormData): Promise<string | null> {
  const mode = textOf(form, "mode");
  if (mode !== "OFF" && mode !== "OFFERED" && mode !== "REQUIRED") throw new Response(null, { status: 400 });
  const input = { accountId: textOf(form, "accountId"), mode } as const;
  return wordsOf((await askApi(asked, SetProviderModeDocument, { input })).signInProviderModeSet);
}

function wordsOf({ userErrors }: { userErrors: { message: string }[] }): string | null {
  return userErrors[0]?.message ?? null;
}
