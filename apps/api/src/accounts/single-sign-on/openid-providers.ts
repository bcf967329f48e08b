import type {
  IdentityProviders,
  ProviderAnswer,
  ProviderFault,
  ProviderSettings,
  ProviderVisit,
} from "@recourse/core";
import * as openid from "openid-client";
import { z } from "zod";

interface OpenIdSettings {
  fetch: openid.CustomFetch;
  /** Whether providers may be asked without encryption: in tests alone, where one runs on this machine. */
  insecure?: boolean;
}

/** No answer, or one that is no document: as of a server that is down. */
const AWAY = ["OAUTH_TIMEOUT", "OAUTH_ABORT", "OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_RESPONSE_IS_NOT_JSON"];

const said = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).optional(),
  // A text is no yes: some providers send "false" (A19).
  email_verified: z.literal(true).optional().catch(undefined),
});

/**
 * OpenID Connect with any provider (openid-client). What is believed is the ID token alone, by the provider's keys, for our client, with the
 * nonce of this visit; the code is worth nothing without the verifier (PKCE).
 */
export function createIdentityProviders({ fetch, insecure = false }: OpenIdSettings): IdentityProviders {
  const discover = ({ issuer, clientId, clientSecret }: ProviderSettings) =>
    openid.discovery(new URL(issuer), clientId, undefined, authenticate(clientSecret), {
      [openid.customFetch]: fetch,
      timeout: 5,
      // The keys are looked at although the token comes from the provider itself.
      execute: [openid.enableNonRepudiationChecks, ...(insecure ? [openid.allowInsecureRequests] : [])],
    });
  return {
    async begin(settings, visit, loginHint) {
      try {
        const provider = await discover(settings);
        const url = openid.buildAuthorizationUrl(provider, {
          redirect_uri: visit.redirectUri,
          scope: "openid email",
          state: visit.state,
          nonce: visit.nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(visit.codeVerifier),
          code_challenge_method: "S256",
          ...(loginHint === null ? {} : { login_hint: loginHint }),
        });
        if (url.protocol !== "https:" && !insecure) {
          return { ok: false, fault: "refused", reason: "Its page for signing in is not an https address." };
        }
        return { ok: true, url: url.href };
      } catch (error) {
        return faultOf(error);
      }
    },
    async finish(settings, visit, query) {
      try {
        return await exchange(await discover(settings), visit, query);
      } catch (error) {
        return faultOf(error);
      }
    },
  };
}

/** As the provider takes it; what is not said is client_secret_basic (OpenID Connect Discovery, 3). */
function authenticate(secret: string): openid.ClientAuth {
  const [basic, post] = [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)];
  return (provider, client, body, headers) => {
    const methods = provider.token_endpoint_auth_methods_supported;
    const use = methods === undefined || methods.includes("client_secret_basic") ? basic : post;
    use(provider, client, body, headers);
  };
}

async function exchange(
  provider: openid.Configuration,
  { state, nonce, codeVerifier, redirectUri }: ProviderVisit,
  query: URLSearchParams,
): Promise<ProviderAnswer> {
  const cameBackTo = new URL(redirectUri);
  cameBackTo.search = query.toString();
  const tokens = await openid.authorizationCodeGrant(provider, cameBackTo, {
    pkceCodeVerifier: codeVerifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  // Where the ID token says no address, the provider says it when asked for (OpenID Connect Core, 5.4): of the same person, or it throws.
  const info =
    claims !== undefined &&
    claims["email"] === undefined &&
    provider.serverMetadata().userinfo_endpoint !== undefined
      ? await openid.fetchUserInfo(provider, tokens.access_token, claims.sub)
      : claims;
  const person = said.safeParse(info);
  if (!person.success) {
    return { ok: false, fault: "refused", reason: "It does not say who it is in a form that is known." };
  }
  const { sub, email, email_verified: verified } = person.data;
  return { ok: true, subject: sub, email: email ?? null, emailVerified: verified === true };
}

/** What did not get through is away; what answered wrongly is refused. Neither the words nor the tokens of the provider are passed on. */
function faultOf(error: unknown): ProviderFault {
  const words = [...causesOf(error)].map((each) => each.message);
  const answered =
    error instanceof openid.AuthorizationResponseError ||
    error instanceof openid.ResponseBodyError ||
    (error instanceof openid.ClientError && error.code !== undefined && !AWAY.includes(error.code));
  return { ok: false, fault: answered ? "refused" : "away", reason: words.join(": ").slice(0, 300) };
}

function* causesOf(error: unknown): Generator<Error> {
  for (let each = error; each instanceof Error; each = each.cause) yield each;
}
