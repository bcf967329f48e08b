import { z } from "zod";
import { post, type Asked } from "../graphql/api.server.js";
import { browserWords } from "./browser-words.js";

const sessionsSchema = z.array(
  z.object({
    id: z.string(),
    token: z.string(),
    createdAt: z.string(),
    ipAddress: z.string().nullish(),
    userAgent: z.string().nullish(),
  }),
);

const currentSchema = z
  .object({
    session: z.object({ token: z.string(), secondFactorAt: z.string().nullish() }),
    user: z.object({ twoFactorEnabled: z.boolean().nullish() }),
  })
  .nullable();

export interface SessionView {
  id: string;
  browser: string;
  address: string | null;
  since: string;
  /** The one that reads this page. */
  here: boolean;
}

/** Where the reader is signed in. Tokens stay on the server. */
export async function loadSessions(asked: Asked): Promise<SessionView[]> {
  const [sessions, current] = await Promise.all([
    get(asked, "/auth/list-sessions"),
    get(asked, "/auth/get-session"),
  ]);
  const here = currentSchema.parse(current)?.session.token;
  return sessionsSchema
    .parse(sessions)
    .toSorted((left, right) => right.createdAt.localeCompare(left.createdAt))
    .map(({ id, token, createdAt, ipAddress, userAgent }) => ({
      id,
      browser: browserWords(userAgent ?? ""),
      address: ipAddress == null || ipAddress === "" ? null : ipAddress,
      since: createdAt,
      here: token === here,
    }));
}

/** Whether the reader has a second factor, and when this session last proved it. */
export async function loadSignInState(
  asked: Asked,
): Promise<{ secondFactor: boolean; confirmedAt: string | null }> {
  const current = currentSchema.parse(await get(asked, "/auth/get-session"));
  return {
    secondFactor: current?.user.twoFactorEnabled ?? false,
    confirmedAt: current?.session.secondFactorAt ?? null,
  };
}

/** Ends one of the reader's sessions, by its id. */
export async function endSession(asked: Asked, id: string): Promise<void> {
  const sessions = sessionsSchema.parse(await get(asked, "/auth/list-sessions"));
  const token = sessions.find((session) => session.id === id)?.token;
  if (token !== undefined) await (await post(asked, "/auth/revoke-session", { token })).body?.cancel();
}

async function get({ request, context }: Asked, path: string): Promise<unknown> {
  const headers = new Headers({ ...context.forwarded, accept: "application/json" });
  const cookie = request.headers.get("cookie");
  if (cookie !== null) headers.set("cookie", cookie);
  const answer = await fetch(`${context.apiUrl}${path}`, { headers, signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer.json();
}
