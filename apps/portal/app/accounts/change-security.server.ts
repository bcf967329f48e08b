import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { post, type Asked } from "../graphql/api.server.js";
import { proofOf, proveSecondFactor } from "../sign-in/second-factor.server.js";
import { textOf } from "../ui/form-fields.js";
import { endSession } from "./load-sessions.server.js";

const PAGE = "/account/security";
const enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const renewed = z.object({ backupCodes: z.array(z.string()) });
const refusal = z.object({ code: z.string().optional(), message: z.string().optional() });
const shownSetUp = z.object({
  uri: z.string().startsWith("otpauth://totp/").max(500),
  codes: z.array(z.string().max(40)).max(20),
});

/** What is shown while a second factor is set up, and nowhere afterwards. */
export type SetUp = z.infer<typeof shownSetUp>;

interface Shown {
  setUp: SetUp | null;
  recoveryCodes: string[] | null;
  /** By the form that it is about. */
  errors: { intent?: string; message?: string };
}

const nothing: Shown = { setUp: null, recoveryCodes: null, errors: {} };

/** Does what a form of the security page asks for. What is shown once is in the answer itself, not behind a redirect. */
export async function changeSecurity(asked: Asked, form: FormData) {
  const intent = textOf(form, "intent");
  switch (intent) {
    case "begin":
      return begin(asked, form);
    case "prove":
      return prove(asked, form);
    case "renew":
    case "remove":
      return changeFactor(asked, form, intent);
    case "password":
      return changePassword(asked, form);
    case "address":
      return changeAddress(asked, form);
    case "end-session":
      await endSession(asked, textOf(form, "session"));
      return redirect(PAGE);
    default:
      throw new Response(null, { status: 400 });
  }
}

function failed(intent: string, message: string, shown: Partial<Shown> = {}) {
  return data({ ...nothing, ...shown, errors: { intent, message } }, { status: 422 });
}

async function begin(asked: Asked, form: FormData) {
  const answer = await post(asked, "/auth/two-factor/enable", {
    password: String(form.get("password") ?? ""),
  });
  if (!answer.ok) return failed("begin", await wordsOf(answer));
  const { totpURI, backupCodes } = enabled.parse(await answer.json());
  return data({ ...nothing, setUp: { uri: totpURI, codes: backupCodes } });
}

async function prove(asked: Asked, form: FormData) {
  const proof = await proveSecondFactor(asked, form);
  if (proof.ok) return redirect(`${PAGE}?done=added`, { headers: proof.headers });
  const shown = shownSetUp.safeParse({ uri: textOf(form, "uri"), codes: textOf(form, "codes").split(" ") });
  return failed("prove", proof.message, shown.success ? { setUp: shown.data } : {});
}

async function changeFactor(asked: Asked, form: FormData, intent: "renew" | "remove") {
  const path = intent === "renew" ? "/auth/two-factor/generate-backup-codes" : "/auth/two-factor/disable";
  const answer = await post(asked, path, { password: String(form.get("password") ?? "") });
  if (answer.status === 403) return redirect(`/account/confirm?${new URLSearchParams({ next: PAGE })}`);
  if (!answer.ok) return failed(intent, await wordsOf(answer));
  if (intent === "renew") {
    return data({ ...nothing, recoveryCodes: renewed.parse(await answer.json()).backupCodes });
  }
  const done = await proofOf(answer, "");
  return redirect(`${PAGE}?done=removed`, done.ok ? { headers: done.headers } : {});
}

async function changePassword(asked: Asked, form: FormData) {
  const answer = await post(asked, "/auth/change-password", {
    currentPassword: String(form.get("currentPassword") ?? ""),
    newPassword: String(form.get("newPassword") ?? ""),
  });
  if (!answer.ok) return failed("password", await wordsOf(answer));
  const done = await proofOf(answer, "");
  return redirect(`${PAGE}?done=password`, done.ok ? { headers: done.headers } : {});
}

async function changeAddress(asked: Asked, form: FormData) {
  const answer = await post(asked, "/auth/address-change", {
    email: textOf(form, "email"),
    password: String(form.get("password") ?? ""),
  });
  if (!answer.ok) return failed("address", await wordsOf(answer));
  await answer.body?.cancel();
  return redirect(`${PAGE}?done=address`);
}

async function wordsOf(answer: Response): Promise<string> {
  if (answer.status >= 500) throw new Error(`A change of sign-in was answered ${answer.status}.`);
  if (answer.status === 429)
    return "There were too many tries from your side. Wait a minute, then try again.";
  const { code, message } = refusal.parse(await answer.json());
  switch (code) {
    case "INVALID_PASSWORD":
      return "This is not your password.";
    case "PASSWORD_TOO_SHORT":
      return "The new password needs at least 12 characters.";
    case "PASSWORD_TOO_LONG":
      return "The new password may have at most 128 characters.";
    case "INVALID":
      return message ?? "This is not an e-mail address.";
    default:
      return "This is not possible now. Load the page again.";
  }
}
