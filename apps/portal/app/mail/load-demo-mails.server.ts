import { z } from "zod";
import type { Asked } from "../graphql/api.server.js";

const listed = z.object({ id: z.string(), to: z.string(), subject: z.string(), at: z.string() });
const mail = listed.extend({ replyTo: z.string().nullable(), text: z.string(), html: z.string() });

/** The demo's mailbox, newest first; of one address where the page asks for it. Outside the demo there is no such page. */
export async function loadDemoMails(asked: Asked) {
  const to = new URL(asked.request.url).searchParams.get("to") ?? "";
  const query = to === "" ? "" : `?${new URLSearchParams({ to }).toString()}`;
  return { to, mails: z.array(listed).parse(await ask(asked, query)) };
}

export async function loadDemoMail(asked: Asked, id: string) {
  return mail.parse(await ask(asked, `/${encodeURIComponent(id)}`));
}

async function ask({ context }: Asked, path: string): Promise<unknown> {
  if (!context.demo) throw new Response(null, { status: 404 });
  const answer = await fetch(`${context.apiUrl}/demo/mails${path}`, {
    headers: context.forwarded,
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Response(null, { status: answer.status === 404 ? 404 : 503 });
  return answer.json();
}
