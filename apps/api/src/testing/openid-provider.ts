import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { jest } from "@jest/globals";

/** What the provider says of whoever signs in there now. */
export interface SaidOf {
  sub: string;
  email?: string;
  email_verified?: boolean;
}

/** An OpenID provider of a customer, on this machine: everybody who comes is whom the test says, and is asked nothing. */
export interface RunningProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Walks there as a browser does, until it sends somebody back; answers with the address that they are sent to. */
  visit(url: string, said: SaidOf): Promise<URL>;
  /** Answers nobody any more. */
  close(): Promise<void>;
}

export async function startOpenIdProvider(
  redirectUri: string,
  { mailInToken = true }: { mailInToken?: boolean } = {},
): Promise<RunningProvider> {
  // It says at length that it is set up for tests.
  jest.spyOn(console, "warn").mockImplementation(() => undefined);
  jest.spyOn(console, "info").mockImplementation(() => undefined);
  const { Provider } = await import("oidc-provider");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const client = { clientId: "recourse", clientSecret: "a secret of the provider's own" };
  let present: SaidOf = { sub: "nobody" };
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code"],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" }] },
    cookies: { keys: ["of a test"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims: !mailInToken,
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => "/enter" },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ ...present }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session?.accountId ?? "",
        clientId: client.clientId,
      });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/enter") === true) {
      void provider.interactionFinished(request, response, { login: { accountId: present.sub } });
    } else {
      void answer(request, response);
    }
  });
  return {
    issuer,
    ...client,
    async visit(url, said) {
      present = said;
      const cookies = new Map<string, string>();
      let at = new URL(url);
      while (at.origin === issuer) {
        const answered = await fetch(at, {
          redirect: "manual",
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
        });
        for (const cookie of answered.headers.getSetCookie()) {
          const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split(/=(.*)/);
          cookies.set(name, value);
        }
        const location = answered.headers.get("location");
        if (location === null)
          throw new Error(`The provider answered ${answered.status}: ${await answered.text()}`);
        await answered.body?.cancel();
        at = new URL(location, at);
      }
      return at;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
