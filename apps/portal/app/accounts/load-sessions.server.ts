import { z } from "zod";
import type { Asked } from "../graphql/api.server.js";
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

const currentSchema = z.object({ session: z.object({ token: z.string() }) }).nullable();

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

async function get({ request, context }: Asked, path: string): Promise<unknown> {
  const headers = new Headers({ ...context.forwarded, accept: "application/json" });
  const cookie = request.headers.get("cookie");
  if (cookie !== null) headers.set("cookie", cookie);
  const answer = await fetch(`${context.apiUrl}${path}`, { headers, signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer.json();
}
