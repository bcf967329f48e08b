import { describePolicy } from "@recourse/policy";
import type { MailDeps } from "../deps.js";
import { articlesByIds } from "../articles/article.queries.js";
import { decisionsByIds } from "../tickets/decision.queries.js";
import { queuePlaces } from "../tickets/queue.queries.js";
import { ticketsByIds } from "../tickets/ticket.queries.js";
import { isTicketRecipient } from "./mail-recipients.queries.js";
import { parseFilling, type MailContent, type MailedRefusal, type MailedTicket } from "./mail-templates.js";
import type { OutgoingMail } from "./outgoing-mail.entity.js";

const MINUTE_MS = 60_000;

type Deps = Pick<MailDeps, "db" | "clock" | "policy" | "codes" | "publicUrl" | "index">;
export type FilledMail = { ok: true; content: MailContent } | { ok: false; dropped: string };

/**
 * What the mail says, as things are now. Not ok: it is not to be sent any more, and why. Codes and links are made here and go
 * nowhere else.
 */
export async function fillMail(deps: Deps, mail: OutgoingMail): Promise<FilledMail> {
  const { policy, codes, publicUrl } = deps;
  const filling = parseFilling(mail);
  if (await isSuppressed(deps, mail)) {
    return { ok: false, dropped: "A mail server said for good that nobody has this address." };
  }
  const validForMinutes = policy.verification.validForMinutes;
  const isLate = deps.clock.now().getTime() >= mail.createdAt.getTime() + validForMinutes * MINUTE_MS;
  if (filling.template === "verification_code") {
    if (isLate) return { ok: false, dropped: "The code had run out." };
    if (await isOver(deps, filling.data)) return { ok: false, dropped: "Nobody asks for the code any more." };
  }
  const ticket = mail.ticketId === null ? null : await ticketOf(deps, mail.ticketId);
  if (mail.ticketId !== null && mail.toPersonId !== null && isForReadersAlone(filling.template)) {
    if (ticket === null || !(await isTicketRecipient(deps.db, mail.ticketId, mail.toPersonId))) {
      return { ok: false, dropped: "They do not read this ticket any more." };
    }
  }
  const refusal = filling.template === "refused" ? await refusalOf(deps, filling.data.decisionId) : null;
  const content: MailContent = {
    ...filling,
    company: policy.company.name,
    hours: describePolicy(policy).hours.words,
    publicUrl,
    code:
      filling.template === "verification_code"
        ? codes.code("verification", filling.data.verificationId)
        : null,
    codeValidForMinutes: validForMinutes,
    link: linkOf(deps, filling, ticket),
    ticket,
    body: await bodyOf(deps, filling),
    refusal,
  };
  return { ok: true, content };
}

async function isSuppressed({ db }: Deps, { toAddress }: OutgoingMail): Promise<boolean> {
  const rows = await db.query<unknown[]>("select 1 from suppressed_addresses where address = $1", [
    toAddress,
  ]);
  return rows.length > 0;
}

/** It was cancelled, proven or has failed, or another code was asked for since. */
async function isOver({ db }: Deps, { verificationId }: { verificationId: string }): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    "select 1 from verifications where id = $1 and state <> 'requested'",
    [verificationId],
  );
  return rows.length > 0;
}

function isForReadersAlone(template: MailContent["template"]): boolean {
  switch (template) {
    case "ticket_received":
    case "reply":
    case "waiting_for_you":
    case "solved":
    case "defect_fixed":
      return true;
    // Of accounts and of people: who gets them was decided by what they tell of.
    case "verification_code":
    case "verification_failed":
    case "deletion_announced":
    case "deletion_stopped":
    case "deletion_done":
    case "address_change":
    case "address_changed":
    case "factor_reset_asked":
    case "factor_reset_done":
    case "invitation":
    case "refused":
    case "reading_alert":
    case "review_reminder":
      return false;
  }
}

function linkOf(
  { codes, publicUrl }: Deps,
  filling: ReturnType<typeof parseFilling>,
  ticket: MailedTicket | null,
): string | null {
  switch (filling.template) {
    case "deletion_announced": {
      const { deletionId: id } = filling.data;
      return `${publicUrl}/deletions/${encodeURIComponent(id)}/stop?token=${codes.linkToken("stop deletion", id)}`;
    }
    case "factor_reset_asked": {
      const { resetId: id } = filling.data;
      return `${publicUrl}/factor-resets/${encodeURIComponent(id)}?token=${codes.linkToken("factor reset", id)}`;
    }
    case "address_change": {
      const { changeId: id } = filling.data;
      return `${publicUrl}/address-changes/${encodeURIComponent(id)}?token=${codes.linkToken("address change", id)}`;
    }
    case "invitation": {
      const { invitationId: id } = filling.data;
      return `${publicUrl}/invitations/${encodeURIComponent(id)}?token=${codes.linkToken("invitation", id)}`;
    }
    case "verification_code":
    case "verification_failed":
      return `${publicUrl}/tickets/${filling.data.ticketNumber}`;
    case "reading_alert":
      return `${publicUrl}/desk`;
    case "review_reminder":
      return `${publicUrl}/desk/articles/reviews`;
    default:
      return ticket === null ? null : `${publicUrl}/tickets/${ticket.number}`;
  }
}

async function ticketOf(deps: Deps, ticketId: string): Promise<MailedTicket | null> {
  const [ticket] = await ticketsByIds(deps.db, [ticketId]);
  if (ticket === undefined) return null;
  const places = await queuePlaces(deps.db, [ticketId]);
  return { number: ticket.number, subject: ticket.subject, place: places.get(ticketId) ?? null };
}

async function bodyOf({ db }: Deps, { data }: ReturnType<typeof parseFilling>): Promise<string | null> {
  const messageId = "messageId" in data ? data.messageId : null;
  const fixMessageId = "fixMessageId" in data ? (data.fixMessageId ?? null) : null;
  if (messageId === null && fixMessageId === null) return null;
  const [message] = await db.query<{ body: string | null }[]>(
    `select coalesce((select body from messages where id = $1), (select body from fix_messages where id = $2)) as body`,
    [messageId, fixMessageId],
  );
  return message?.body ?? null;
}

async function refusalOf(deps: Deps, decisionId: string): Promise<MailedRefusal | null> {
  const [decision] = await decisionsByIds(deps.db, [decisionId]);
  const [reason] = decision?.reasons ?? [];
  return decision === undefined || reason === undefined
    ? null
    : {
        subject: decision.subject,
        message: reason.message,
        clause: reason.clause,
        nextSteps: reason.nextSteps,
        articles: await articlesFor(deps, decision.subject),
      };
}

const VISITOR = { kind: "anonymous", visitor: null } as const;
const MOST_ARTICLES = 3;

/** Public ones, for whoever reads the mail; none where search is away: the mail goes out all the same. */
async function articlesFor({ db, index }: Deps, subject: string | null): Promise<MailedRefusal["articles"]> {
  if (subject === null) return [];
  const { hits } = await index
    .search({ query: subject, viewer: "public", first: MOST_ARTICLES, offset: 0, facets: false })
    .catch(() => ({ hits: [] }));
  const found = await articlesByIds(
    db,
    VISITOR,
    hits.map(({ articleId }) => articleId),
  );
  return hits.flatMap(({ articleId }) =>
    found.filter(({ id }) => id === articleId).map(({ title, slug }) => ({ title, slug })),
  );
}
