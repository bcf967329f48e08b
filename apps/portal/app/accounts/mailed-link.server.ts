import { z } from "zod";
import { post, type Asked } from "../graphql/api.server.js";

/** Links of invitations, of new mail addresses and of resets of second factors: an id in the path, its token behind it. */
export interface MailedLink {
  kind: "invitations" | "address-changes" | "factor-resets";
  id: string;
}

const refusal = z.object({ errors: z.array(z.object({ message: z.string() })).min(1) });

/** What a link of a mail is about; null where it does not work any more. Looking changes nothing. */
export async function lookAtLink<Told>(
  { request, context }: Asked,
  { kind, id }: MailedLink,
  told: z.ZodType<Told>,
): Promise<Told | null> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const address = `${context.apiUrl}/auth/${kind}/${encodeURIComponent(id)}?${new URLSearchParams({ token })}`;
  const answer = await fetch(address, { headers: context.forwarded, signal: AbortSignal.timeout(10_000) });
  if (answer.ok) return told.parse(await answer.json());
  await answer.body?.cancel();
  if (answer.status === 404) return null;
  throw new Error(`A link of a mail was answered ${answer.status}.`);
}

/** Uses it up. Answers with what stands against it, in words; null where nothing does. */
export async function followLink(
  asked: Asked,
  { kind, id }: MailedLink,
  given: Record<string, string>,
): Promise<{ status: number; message: string } | null> {
  const token = new URL(asked.request.url).searchParams.get("token") ?? "";
  const answer = await post(asked, `/auth/${kind}/${encodeURIComponent(id)}`, { ...given, token });
  if (answer.ok) {
    await answer.body?.cancel();
    return null;
  }
  if (answer.status >= 500) throw new Error(`A link of a mail was answered ${answer.status}.`);
  const { errors } = refusal.parse(await answer.json());
  return { status: answer.status, message: errors[0]?.message ?? "" };
}
