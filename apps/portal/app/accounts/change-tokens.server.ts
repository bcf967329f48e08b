import { graphql } from "../gql/index.js";
import { askApi, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import { readTokenForm, tokenInput, type TokenValues } from "./token-form.js";

const CreateTokenDocument = graphql(`
  mutation CreateToken($input: AccessTokenCreateInput!) {
    accessTokenCreate(input: $input) {
      accessToken {
        name
      }
      secret
      userErrors {
        message
        path
      }
    }
  }
`);

const RevokeTokenDocument = graphql(`
  mutation RevokeToken($input: AccessTokenRevokeInput!) {
    accessTokenRevoke(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

export interface TokenAnswer {
  /** Shown this once. */
  secret: string | null;
  name: string;
  values: TokenValues | null;
  errors: FieldErrors;
}

export async function createToken(asked: Asked, form: FormData): Promise<TokenAnswer> {
  const values = readTokenForm(form);
  const errors: FieldErrors = {
    ...(values.name === "" && { name: "Give the token a name that says what it is for." }),
    ...(values.scopes.length === 0 && { scopes: "Choose at least one thing that it may do." }),
  };
  if (Object.keys(errors).length > 0) return { secret: null, name: "", values, errors };
  const input = tokenInput(values, new Date());
  const { accessToken, secret, userErrors } = (await askApi(asked, CreateTokenDocument, { input }))
    .accessTokenCreate;
  if (accessToken !== null && secret !== null)
    return { secret, name: accessToken.name, values: null, errors: {} };
  const told = userErrors.map(({ path, message }) => [path?.at(-1) ?? "form", message]);
  return { secret: null, name: "", values, errors: Object.fromEntries(told) };
}

export async function revokeToken(asked: Asked, form: FormData): Promise<TokenAnswer> {
  const { userErrors } = (await askApi(asked, RevokeTokenDocument, { input: { id: textOf(form, "id") } }))
    .accessTokenRevoke;
  const told = userErrors.map(({ message }) => ["form", message]);
  return { secret: null, name: "", values: null, errors: Object.fromEntries(told) };
}
