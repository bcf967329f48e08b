import { z } from "zod";
import { post, type Asked } from "../graphql/api.server.js";

export type SignInOutcome =
  /** `secondFactor`: signed in only once a second factor is given, too. */
  { ok: true; secondFactor: boolean; headers: Headers } | { ok: false; status: number; message: string };

const askedForMore = z.object({ twoFactorRedirect: z.literal(true) });

/** Asks the API to sign somebody in. Its cookies are the reader's: pass the headers on. */
export async function authenticate(
  asked: Asked,
  credentials: { email: string; password: string },
): Promise<SignInOutcome> {
  const answer = await post(asked, "/auth/sign-in/email", credentials);
  if (answer.ok) {
    const secondFactor = askedForMore.safeParse(await answer.json()).success;
    return { ok: true, secondFactor, headers: cookiesOf(answer) };
  }
  await answer.body?.cancel();
  if (answer.status === 429) {
    return {
      ok: false,
      status: 429,
      message: "There were too many tries from your side. Wait a minute, then try again.",
    };
  }
  if (answer.status >= 500) throw new Error(`Sign-in answered ${answer.status}.`);
  // The same words whether the address is known or not.
  return { ok: false, status: 401, message: "This e-mail address and password do not belong together." };
}

/** Ends this session, or all sessions of the person on every device. */
export async function endSessions(asked: Asked, { everywhere }: { everywhere: boolean }): Promise<Headers> {
  if (everywhere) await (await post(asked, "/auth/revoke-sessions", {})).body?.cancel();
  const answer = await post(asked, "/auth/sign-out", {});
  await answer.body?.cancel();
  return cookiesOf(answer);
}

/** The cookies that the API sets, for the reader. */
export function cookiesOf(answer: Response): Headers {
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return headers;
}
