import { z } from "zod";
import { post, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";
import { cookiesOf } from "./authenticate.server.js";

export type Proof = { ok: true; headers: Headers } | { ok: false; status: number; message: string };

const oneTime = /^\d{6}$/;

/**
 * Gives the API the code that was typed, whichever kind it is. Finishes a sign-in, confirms the factor in a live session, or ends
 * setting it up.
 */
export async function proveSecondFactor(asked: Asked, form: FormData): Promise<Proof> {
  const code = textOf(form, "code").replaceAll(/\s/g, "");
  if (code === "") return { ok: false, status: 400, message: "Type the six digits, or a recovery code." };
  const path = oneTime.test(code) ? "/auth/two-factor/verify-totp" : "/auth/two-factor/verify-backup-code";
  return proofOf(
    await post(asked, path, { code }),
    "This code is not right, or was used before. Wait for the next one. After five wrong codes none works for 15 minutes.",
  );
}

const reset = z.object({ runsAt: z.string() });
const said = z.object({ code: z.string(), message: z.string() });

/** Asks for a lost second factor to be removed; nothing is, until its time has come. */
export async function askFactorReset(
  asked: Asked,
): Promise<{ runsAt: string; refusal: null } | { runsAt: null; refusal: string }> {
  const answer = await post(asked, "/auth/two-factor/ask-reset", {});
  if (answer.ok) return { ...reset.parse(await answer.json()), refusal: null };
  if (answer.status >= 500) throw new Error(`A lost second factor was answered ${answer.status}.`);
  if (answer.status === 429) {
    return {
      runsAt: null,
      refusal: "There were too many tries from your side. Wait a minute, then try again.",
    };
  }
  const { code, message } = said.parse(await answer.json());
  return {
    runsAt: null,
    refusal:
      code === "INVALID_TWO_FACTOR_COOKIE"
        ? "This took too long. Sign in with your password again."
        : message,
  };
}

const refusal = z.object({ code: z.string() });

/** What an act on the second factor or the password came to; `wrong` is said of what was typed wrongly. */
export async function proofOf(answer: Response, wrong: string): Promise<Proof> {
  if (answer.ok) {
    await answer.body?.cancel();
    return { ok: true, headers: cookiesOf(answer) };
  }
  if (answer.status >= 500) throw new Error(`The second factor was answered ${answer.status}.`);
  if (answer.status === 429) {
    return {
      ok: false,
      status: 429,
      message: "There were too many tries from your side. Wait a minute, then try again.",
    };
  }
  const said = refusal.safeParse(await answer.json());
  if (said.success && said.data.code === "INVALID_TWO_FACTOR_COOKIE") {
    return { ok: false, status: 401, message: "This took too long. Sign in with your password again." };
  }
  return { ok: false, status: 422, message: wrong };
}
