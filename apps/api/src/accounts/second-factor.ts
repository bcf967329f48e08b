import { randomUUID } from "node:crypto";
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";
import { z } from "zod";
import type { SecondFactorAttempts } from "./second-factor-attempts.js";

/** What somebody changed about how they sign in. */
export type SignInChange =
  | "second_factor_added"
  | "second_factor_removed"
  | "recovery_codes_renewed"
  | "second_factor_confirmed"
  | "password_changed";

interface SecondFactorSettings {
  attempts: SecondFactorAttempts;
  /** For how long a confirmed second factor is enough to change how one signs in. */
  freshMinutes: number;
  onChange: (authUserId: string, change: SignInChange) => Promise<void>;
  takesPassword: (email: string, hasSecondFactor: boolean) => Promise<boolean>;
  onSecondFactor: (authUserId: string) => Promise<void>;
}

type Challenged = Pick<Context, "context" | "getSignedCookie">;
type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const PROVING = ["/two-factor/verify-totp", "/two-factor/verify-backup-code"];
/** They take a fresh second factor besides the password. */
const GUARDED = ["/two-factor/disable", "/two-factor/generate-backup-codes"];
const typedCode = z.object({ code: z.string().trim().max(40) });
const typedEmail = z.object({ email: z.string().max(300) });
const factored = z.object({ twoFactorEnabled: z.boolean().nullish() });
const spoken = z.object({ speaksFor: z.string().nullish() });
const proven = z.object({ secondFactorAt: z.coerce.date().nullish() });

/** When the session proved a second factor; null where it never did. */
export function secondFactorOf(session: object): Date | null {
  return proven.parse(session).secondFactorAt ?? null;
}

/** The account that somebody chose to speak for in a session; null where they did not. */
export function spokenForOf(session: object): string | null {
  return spoken.parse(session).speaksFor ?? null;
}

/** Whether the session proved its second factor so lately that it may change how its person signs in. */
export function isFresh(session: object, minutes: number): boolean {
  const at = secondFactorOf(session);
  return at !== null && at.getTime() >= Date.now() - minutes * 60_000;
}

/** Of a session that is being made: whoever just proved a second factor has done so, whoever changes the password keeps what they had. */
export function secondFactorOfNew(
  context: { path?: string; context: { session: { session: object } | null } } | null,
): Date | null {
  const path = context?.path ?? "";
  if (PROVING.includes(path)) return new Date();
  const present = context?.context.session ?? null;
  return path === "/change-password" && present !== null ? secondFactorOf(present.session) : null;
}

async function userOf(
  { context }: Context,
  email: string,
): Promise<{ email: string; hasSecondFactor: boolean } | null> {
  const found = await context.internalAdapter.findUserByEmail(email.toLowerCase());
  return found === null
    ? null
    : { email: found.user.email, hasSecondFactor: factored.parse(found.user).twoFactorEnabled === true };
}

/** Whose code this is: of the session, or of the sign-in that waits for it. */
async function whoProves(context: Context): Promise<string | null> {
  const session = await getSessionFromCtx(context);
  return session === null ? whoIsChallenged(context) : session.user.id;
}

/** Who gave their password, and has yet to show their second factor. */
export async function whoIsChallenged(context: Challenged): Promise<string | null> {
  const cookie = context.context.createAuthCookie("two_factor");
  const challenge = await context.getSignedCookie(cookie.name, context.context.secret);
  if (typeof challenge !== "string") return null;
  return (await context.context.internalAdapter.findVerificationValue(challenge))?.value ?? null;
}

export function beforeSignIn({ attempts, freshMinutes, takesPassword }: SecondFactorSettings) {
  return createAuthMiddleware(async (context) => {
    if (context.path === "/sign-in/email") {
      const { data } = typedEmail.safeParse(context.body);
      const user = data === undefined ? null : await userOf(context, data.email);
      if (user !== null && !(await takesPassword(user.email, user.hasSecondFactor))) {
        // It fails as a wrong one does, in the same words and after the same work.
        return { context: { body: { ...context.body, password: randomUUID() } } };
      }
      return;
    }
    if (context.path === "/change-password") {
      return { context: { body: { ...context.body, revokeOtherSessions: true } } };
    }
    if (GUARDED.includes(context.path)) {
      const session = await getSessionFromCtx(context);
      if (session === null || !isFresh(session.session, freshMinutes)) {
        throw new APIError("FORBIDDEN", {
          code: "SECOND_FACTOR_NEEDED",
          message: "Confirm your second factor first.",
        });
      }
    }
    if (!PROVING.includes(context.path)) return;
    const typed = typedCode.safeParse(context.body);
    const userId = await whoProves(context);
    const invalid = new APIError("UNAUTHORIZED", { message: "Invalid code", code: "INVALID_CODE" });
    if (!typed.success || userId === null || !(await attempts.begin(userId))) throw invalid;
    const { code } = typed.data;
    if (context.path === "/two-factor/verify-totp" && !(await attempts.take(userId, code))) throw invalid;
    // No device is trusted, and no proof goes without a session.
    return { context: { body: { code } } };
  });
}

export function afterSignIn({ attempts, onChange, onSecondFactor }: SecondFactorSettings) {
  return createAuthMiddleware(async (context) => {
    const { path } = context;
    const { returned, newSession, session: present, internalAdapter } = context.context;
    if (isAPIError(returned)) return;
    const userId = newSession?.user.id ?? present?.user.id;
    if (userId === undefined) return;
    if (PROVING.includes(path)) {
      await attempts.forget(userId);
      await onSecondFactor(userId);
    }
    const change = changeOf(path, { confirms: newSession === null, signsIn: present === null });
    if (change === null) return;
    if (change === "second_factor_confirmed" && present !== null) {
      await internalAdapter.updateSession(present.session.token, { secondFactorAt: new Date() });
    }
    if (change === "second_factor_added" || change === "second_factor_removed") {
      await endOtherSessions(context, userId, newSession?.session.token ?? "");
    }
    await onChange(userId, change);
  });
}

function changeOf(
  path: string,
  { confirms, signsIn }: { confirms: boolean; signsIn: boolean },
): SignInChange | null {
  switch (path) {
    case "/two-factor/verify-totp":
    case "/two-factor/verify-backup-code":
      if (signsIn) return null;
      return confirms ? "second_factor_confirmed" : "second_factor_added";
    case "/two-factor/disable":
      return "second_factor_removed";
    case "/two-factor/generate-backup-codes":
      return "recovery_codes_renewed";
    case "/change-password":
      return "password_changed";
    default:
      return null;
  }
}

async function endOtherSessions({ context }: Context, userId: string, kept: string): Promise<void> {
  const sessions = await context.internalAdapter.listSessions(userId);
  const others = sessions.filter(({ token }) => token !== kept);
  await Promise.all(others.map(({ token }) => context.internalAdapter.deleteSession(token)));
}
