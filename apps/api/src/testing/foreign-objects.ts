import { randomUUID } from "node:crypto";
import { createAccessToken, type Actor, type CoreDeps } from "@recourse/core";
import { addArticle, addCategory, addPerson, addTicket, type Acting } from "@recourse/testing";
import type { DataSource } from "typeorm";
import type { IdType } from "../graphql/global-id.js";

/** A word of whatever the objects below say: nobody but their owners may ever read it. */
export const SECRET_WORD = "canaryword";

interface Owners {
  deps: CoreDeps;
  /** Of the account that the objects belong to. */
  owner: Acting & { account: { id: string } };
  /** Who wrote what staff alone may read. */
  lead: Acting & { staff: { id: string } };
}

async function one(db: DataSource, statement: string, values: unknown[]): Promise<string> {
  const [row] = await db.query<{ id: string }[]>(statement, values);
  if (row === undefined) throw new Error(`There is none: ${statement}`);
  return row.id;
}

/**
 * An object of every type of id that a stranger may not know of: of another account, or the staff's own. A new type of id says here
 * how one of it is made.
 */
export async function makeForeignObjects({ deps, owner, lead }: Owners): Promise<Record<IdType, string>> {
  const { db } = deps;
  const actor: Actor = owner.actor;
  const ticket = await addTicket(db, {
    accountId: owner.account.id,
    requesterId: owner.person.id,
    subject: `The ${SECRET_WORD} of a ticket`,
  });
  const message = await one(
    db,
    `insert into messages (ticket_id, author_id, by_staff, kind, body, created_at) values ($1, $2, false, 'reply', $3, now()) returning id`,
    [ticket.id, owner.person.id, `The ${SECRET_WORD} of a message.`],
  );
  const attachment = await one(
    db,
    `insert into attachments (storage_key, name, sha256, media_type, is_image, bytes, uploaded_by, message_id, created_at, stored_at)
     values ($1, $2, $1, 'text/plain', false, 4, $3, $4, now(), now()) returning id`,
    [randomUUID().replaceAll("-", ""), `${SECRET_WORD}.log`, owner.person.id, message],
  );
  const event = await one(
    db,
    `insert into ticket_events (ticket_id, kind, data, created_at) values ($1, 'assigned', $2, now()) returning id`,
    [ticket.id, JSON.stringify({ staffId: null })],
  );
  const refusal = await one(
    db,
    `insert into decisions (decided_at, received_at, channel, account_id, person_id, kind, outcome, level, opens_ticket, policy_version, facts, reasons, decision, subject, body)
     select decided_at, received_at, channel, account_id, person_id, kind, 'refuse', level, false, policy_version, facts, reasons, decision, $2, $2
     from decisions where id = $1 returning id`,
    [ticket.decisionId, `The ${SECRET_WORD} of a refusal`],
  );
  const category = await addCategory(db, { audience: "staff", title: `Of the ${SECRET_WORD}` });
  const article = await addArticle(db, {
    title: `An article of the ${SECRET_WORD}`,
    body: `It says ${SECRET_WORD}.`,
    summary: `It is about the ${SECRET_WORD}.`,
    audience: "staff",
    categoryId: category.id,
  });
  const schedule = await one(
    db,
    `insert into article_schedules (article_id, kind, run_at, state, scheduled_by, created_at)
     values ($1, 'unpublish', now() + interval '1 day', 'scheduled', $2, now()) returning id`,
    [article.id, lead.person.id],
  );
  const file = await one(
    db,
    `insert into article_files (storage_key, name, sha256, media_type, is_image, bytes, stored_at)
     values ($1, $2, $1, 'image/png', true, 4, now()) returning id`,
    [randomUUID().replaceAll("-", ""), `${SECRET_WORD}.png`],
  );
  const token = await createAccessToken(deps, actor, { name: SECRET_WORD, scopes: ["read_tickets"] });
  if (!token.ok) throw new Error("The access token was refused.");
  const search = await one(
    db,
    `insert into searches (result_id, at, query, audience, actor, account_id, channel, hits, degraded)
     values ($1, now(), $2, 'customers', $3, $4, 'search_page', 1, false) returning result_id as id`,
    [randomUUID(), SECRET_WORD, owner.person.id, owner.account.id],
  );
  const defect = await one(
    db,
    `insert into defects (title, body, notes, state, created_at, updated_at) values ($1, $1, $1, 'confirmed', now(), now()) returning id`,
    [`A defect of the ${SECRET_WORD}`],
  );
  const macro = await one(
    db,
    `insert into macros (name, body, owner_id, updated_at) values ($1, $2, $3, now()) returning id`,
    [`The ${SECRET_WORD}`, `It says ${SECRET_WORD}.`, lead.staff.id],
  );
  return {
    Account: owner.account.id,
    Person: owner.person.id,
    StaffMember: lead.staff.id,
    AccessToken: token.accessToken.id,
    Macro: macro,
    Category: category.id,
    Article: article.id,
    DeskArticle: article.id,
    ArticleRevision: article.revisionId,
    ArticleSchedule: schedule,
    ArticleFile: file,
    Search: search,
    SynonymGroup: await one(
      db,
      `insert into synonym_groups (terms, updated_at) values ($1, now()) returning id`,
      [[SECRET_WORD, "another word"]],
    ),
    Gap: await one(
      db,
      `insert into gaps (title, state, created_at, updated_at, last_at) values ($1, 'open', now(), now(), now()) returning id`,
      [`Questions about ${SECRET_WORD}`],
    ),
    Feedback: await one(
      db,
      `insert into article_votes (article_id, revision_id, voter, helpful, words, state) values ($1, $2, $3, false, $4, 'open') returning id`,
      [article.id, article.revisionId, owner.person.id, `Not ${SECRET_WORD}.`],
    ),
    Defect: defect,
    // Not published: the public knows of none.
    KnownIssue: defect,
    DefectReport: await one(
      db,
      `insert into defect_reports (source, account_id, person_id, ticket_id, answers, created_at)
       values ('critical_report', $1, $2, $3, $4, now()) returning id`,
      [owner.account.id, owner.person.id, ticket.id, JSON.stringify({ happens: SECRET_WORD })],
    ),
    FixBroadcast: await one(
      db,
      `insert into fix_broadcasts (defect_id, state, template, sender_id, queued_at, sends_at)
       values ($1, 'queued', $2, $3, now(), now() + interval '1 hour') returning id`,
      [defect, `The ${SECRET_WORD} is fixed.`, lead.person.id],
    ),
    Ticket: ticket.id,
    Message: message,
    Attachment: attachment,
    TicketEvent: event,
    TicketTarget: await one(
      db,
      `insert into clock_segments (ticket_id, id, clock_id, target, target_minutes, started_at, policy_version, calendar_version)
       values ($1, $2, $2, 'first_response', 60, now(), 'none', 'none') returning clock_id as id`,
      [ticket.id, randomUUID()],
    ),
    ...(await makeOrder(db, ticket, lead.person.id)),
    SatisfactionRating: await one(
      db,
      `insert into satisfaction_ratings (ticket_id, person_id, solved_at, rating, words, created_at, updated_at)
       values ($1, $2, now(), 'bad', $3, now(), now()) returning id`,
      [ticket.id, owner.person.id, `Not ${SECRET_WORD}.`],
    ),
    Decision: refusal,
    Contest: await one(
      db,
      `insert into contests (id, decision_id, person_id, state, words, contested_at) values ($1, $2, $3, 'open', $4, now()) returning id`,
      [randomUUID(), refusal, owner.person.id, `The ${SECRET_WORD} is wrong.`],
    ),
    IncomingMail: await one(
      db,
      `insert into incoming_mails (delivery_hash, received_at, mail_from, rcpt_to, session, bytes, state, from_address, subject, body)
       values (decode(md5($1), 'hex'), now(), $1, '{support@help.test}', '{"protocol":"smtp","clientAddress":"127.0.0.1","helo":"x","tls":false}', 1,
         'quarantined', $1, $2, $2) returning id`,
      [`${SECRET_WORD}@customer.test`, `Not ${SECRET_WORD}.`],
    ),
    OutgoingMail: await one(
      db,
      `insert into outgoing_mails (template, to_address, data, message_id, state, created_at)
       values ('address_changed', $1, '{}', $2, 'dead', now()) returning id`,
      [`${SECRET_WORD}@customer.test`, `${SECRET_WORD}@recourse`],
    ),
    AccountCorrection: await one(
      db,
      `insert into account_corrections (id, account_id, corrected_by, corrected_at, reason, changes) values ($1, $2, $3, now(), $4, '{}') returning id`,
      [randomUUID(), owner.account.id, lead.person.id, `For the ${SECRET_WORD}.`],
    ),
    AccountDeletion: await one(
      db,
      `insert into account_deletions (account_id, ticket_id, verification_id, first_approver_id, second_approver_id, state, approved_at, runs_at, stopped_at, stopped_by)
       values ($1, $2, $3, $4, $5, 'stopped', now(), now(), now(), $6) returning id`,
      [
        owner.account.id,
        ticket.id,
        randomUUID(),
        lead.person.id,
        (await addPerson(db)).id,
        `The ${SECRET_WORD}`,
      ],
    ),
    Invitation: await one(
      db,
      `insert into invitations (account_id, email, role, invited_by, created_at, expires_at)
       values ($1, $2, 'admin', $3, now(), now() + interval '7 days') returning id`,
      [owner.account.id, `${SECRET_WORD}@invited.test`, owner.person.id],
    ),
  };
}

/** What staff put tickets in order by. */
async function makeOrder(
  db: DataSource,
  ticket: { id: string; accountId: string | null; requesterId: string | null },
  personId: string,
): Promise<Pick<Record<IdType, string>, "Tag" | "TicketView" | "TicketLink" | "BulkAct">> {
  const { accountId, requesterId } = ticket;
  const other = await addTicket(db, { accountId: accountId ?? "", requesterId: requesterId ?? "" });
  return {
    Tag: await one(db, `insert into tags (name, created_at) values ($1, now()) returning id`, [SECRET_WORD]),
    TicketView: await one(
      db,
      `insert into ticket_views (owner_id, shared, name, filter, position, updated_at) values ($1, true, $2, '{}', 1, now()) returning id`,
      [personId, SECRET_WORD],
    ),
    TicketLink: await one(
      db,
      `insert into ticket_links (from_id, to_id, kind, created_at) values ($1, $2, 'related', now()) returning id`,
      [ticket.id, other.id],
    ),
    BulkAct: await one(
      db,
      `insert into bulk_acts (id, person_id, act, done_at) values ($1, $2, '{"kind":"solve"}', now()) returning id`,
      [randomUUID(), personId],
    ),
  };
}
