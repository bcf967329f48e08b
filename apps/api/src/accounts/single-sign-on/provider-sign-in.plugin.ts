import { randomBytes } from "node:crypto";
import type { FinishProviderVisitResult, ProviderPerson, StartProviderVisitResult } from "@recourse/core";
import { APIError, createAuthEndpoint, getSessionFromCtx, sensitiveSessionMiddleware } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/** What signing in by customers' providers takes from outside of the sign-in library. */
export interface ProviderSignIns {
  start(visit: { email: string; returnTo: string; browser: string }): Promise<StartProviderVisitResult>;
  /** @param fresh whether the session proved its second factor lately */
  test(
    authUserId: string,
    visit: { accountId: string; browser: string; session: object },
  ): Promise<StartProviderVisitResult>;
  finish(cameBack: {
    accountId: string;
    browser: string;
    query: URLSearchParams;
  }): Promise<FinishProviderVisitResult>;
  /** Ties a sign-in that was just made to the person whom the provider let in. */
  link(person: ProviderPerson, authUserId: string): Promise<boolean>;
  /** The ids of accounts as the portal knows them. */
  accountIds: { read(id: string): string; write(uuid: string): string };
}

const COOKIE = "provider_visit";
const VISIT_SECONDS = 600;
const visitCookie = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const path = /^\/(?![/\\])[^\s\\]*$/;

/**
 * `POST /auth/provider/start` and `/auth/provider/test` answer with the provider's page; the browser comes back to
 * `/auth/provider/<account>/callback` and is sent on from there. Among the sign-in library's own addresses, so that its limits, its
 * check of the origin, and its sessions are those of every other sign-in.
 */
export function providerSignIn(signIns: ProviderSignIns) {
  return {
    id: "provider-sign-in",
    endpoints: {
      startProviderSignIn: createAuthEndpoint(
        "/provider/start",
        {
          method: "POST",
          body: z.object({ email: z.string().max(300), returnTo: z.string().max(2_000).regex(path) }),
        },
        async (context) => {
          const browser = await giveVisitCookie(context);
          const { email, returnTo } = context.body;
          return context.json(urlOf(await signIns.start({ email, returnTo, browser })));
        },
      ),
      startProviderTest: createAuthEndpoint(
        "/provider/test",
        {
          method: "POST",
          body: z.object({ accountId: z.string().max(100) }),
          use: [sensitiveSessionMiddleware],
        },
        async (context) => {
          const browser = await giveVisitCookie(context);
          const { session, user } = context.context.session;
          const accountId = signIns.accountIds.read(context.body.accountId);
          return context.json(urlOf(await signIns.test(user.id, { accountId, browser, session })));
        },
      ),
      finishProviderVisit: createAuthEndpoint(
        "/provider/:account/callback",
        { method: "GET", requireRequest: true },
        async (context) => {
          const cookie = context.context.createAuthCookie(COOKIE);
          const browser = visitCookie.safeParse(
            await context.getSignedCookie(cookie.name, context.context.secret),
          );
          context.setCookie(cookie.name, "", { ...cookie.attributes, maxAge: 0 });
          const result = await signIns.finish({
            accountId: context.params.account,
            browser: browser.data ?? "",
            query: new URL(context.request.url).searchParams,
          });
          if (!result.ok || result.purpose === "test") {
            throw context.redirect(pageAfter(result, signIns));
          }
          const problem = await signInAs(context, signIns, result.person);
          throw context.redirect(problem ?? result.returnTo);
        },
      ),
    },
  } as const;
}

type Context = Parameters<typeof setSessionCookie>[0];

async function giveVisitCookie(context: Context): Promise<string> {
  const browser = randomBytes(32).toString("base64url");
  const cookie = context.context.createAuthCookie(COOKIE, { maxAge: VISIT_SECONDS });
  await context.setSignedCookie(cookie.name, browser, context.context.secret, cookie.attributes);
  return browser;
}

function urlOf(result: StartProviderVisitResult): { url: string } {
  if (result.ok) return { url: result.url };
  if ("fault" in result) {
    throw new APIError("UNPROCESSABLE_ENTITY", {
      code: result.fault === "away" ? "PROVIDER_AWAY" : "PROVIDER_REFUSED",
      message: result.reason,
    });
  }
  const [refusal] = result.refusals;
  throw new APIError(refusal?.code === "NOT_FOUND" ? "NOT_FOUND" : "FORBIDDEN", {
    code: refusal?.code ?? "INVALID",
    message: refusal?.message ?? "",
  });
}

/** Makes the session as every other sign-in does. Answers with the page that says why it could not be made. */
async function signInAs(
  context: Context,
  signIns: ProviderSignIns,
  person: ProviderPerson,
): Promise<string | null> {
  const { internalAdapter } = context.context;
  const user =
    person.authUserId === null
      ? await makeUser(context, signIns, person)
      : await internalAdapter.findUserById(person.authUserId);
  if (user === null) return problemPage("not_a_member");
  const present = await getSessionFromCtx(context);
  // Nobody else's session is left behind in this browser.
  if (present !== null) await internalAdapter.deleteSession(present.session.token);
  const session = await internalAdapter.createSession(user.id);
  await setSessionCookie(context, { session, user });
  return null;
}

/** Somebody whom a directory told of, and who never signed in yet. */
async function makeUser({ context }: Context, signIns: ProviderSignIns, person: ProviderPerson) {
  const { internalAdapter } = context;
  const email = person.email.toLowerCase();
  if ((await internalAdapter.findUserByEmail(email)) !== null) return null;
  const user = await internalAdapter.createUser(
    { email, name: person.name, emailVerified: true },
    { method: "email-password" },
  );
  if (await signIns.link(person, user.id)) return user;
  await internalAdapter.deleteUser(user.id);
  return null;
}

function problemPage(problem: string): string {
  return `/sign-in?${new URLSearchParams({ problem })}`;
}

function pageAfter(
  result: Exclude<FinishProviderVisitResult, { purpose: "sign_in" }>,
  { accountIds }: ProviderSignIns,
): string {
  if (!result.ok && result.accountId === null) return problemPage(result.fault);
  const account = accountIds.write(result.accountId ?? "");
  const tried = result.ok ? { tried: "good" } : { tried: result.fault, reason: result.reason };
  return `/account/sign-in?${new URLSearchParams({ account, ...tried })}`;
}
