import { z } from "zod";
import { post, type Asked } from "../graphql/api.server.js";
import { cookiesOf } from "./authenticate.server.js";

export type ProviderVisit =
  /** The page of the provider. The cookies are the reader's: pass the headers on. */
  | { to: "provider"; url: string; headers: Headers }
  | { to: "password" }
  | { to: "nowhere"; status: number; message: string };

const begun = z.object({ url: z.url({ protocol: /^https?$/ }) });
const refusal = z.object({ code: z.string().optional(), message: z.string().optional() });

/** Where the domain of an address signs in: at its organisation's provider, or here with a password. */
export async function findProvider(
  asked: Asked,
  visit: { email: string; returnTo: string },
): Promise<ProviderVisit> {
  return begin(await post(asked, "/auth/provider/start", visit));
}

/** Begins a visit that signs nobody in, to see whether the provider works. */
export async function tryProvider(asked: Asked, accountId: string): Promise<ProviderVisit> {
  return begin(await post(asked, "/auth/provider/test", { accountId }));
}

async function begin(answer: Response): Promise<ProviderVisit> {
  if (answer.ok) {
    const { url } = begun.parse(await answer.json());
    return { to: "provider", url, headers: cookiesOf(answer) };
  }
  if (answer.status >= 500) throw new Error(`A provider was answered ${answer.status}.`);
  const { code, message } = refusal.safeParse(await answer.json()).data ?? {};
  if (answer.status === 404 || answer.status === 400) return { to: "password" };
  if (answer.status === 429) {
    return {
      ...{ to: "nowhere", status: 429 },
      message: "There were too many tries from your side. Wait a minute, then try again.",
    };
  }
  return {
    ...{ to: "nowhere", status: 422 },
    message: code === undefined || code.startsWith("PROVIDER_") ? providerProblem("away") : (message ?? ""),
  };
}

/** Why a provider signed nobody in, in words for whoever comes back from it. */
export function providerProblem(problem: string): string {
  switch (problem) {
    case "over":
      return "This took too long, or was begun in another browser. Type your e-mail address again.";
    case "away":
      return "The sign-in service of your organisation does not answer. Try again in a few minutes, or ask your administrator.";
    case "mail_not_verified":
      return "Your organisation did not confirm that your e-mail address is yours. Ask your administrator to have it verified.";
    case "other_domain":
      return "The e-mail address that your organisation gave us is not one of its own domains here. Ask your administrator.";
    case "not_a_member":
      return "You are not in your organisation's account here, or not any more. Ask your administrator to invite you.";
    case "several_accounts":
    case "staff":
      return "You also belong elsewhere here, so your organisation cannot sign you in. Use your password.";
    case "another_subject":
      return "Your organisation knows you by another name than before. Ask your administrator to save the provider again.";
    default:
      return "Your organisation did not sign you in. Try again, or ask your administrator.";
  }
}
