import { MAX_RATING_WORDS, mayRateTicket, type Rating } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { checkMaskedText } from "../masked-text.js";
import { refusedBy } from "../permission.js";
import type { Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { loadTicket } from "./load-ticket.js";
import { SatisfactionRating } from "./satisfaction-rating.entity.js";
import { refuseTicketScope } from "./ticket-role.js";
import type { Ticket } from "./ticket.entity.js";

export interface RateTicketInput {
  ticketId: string;
  rating: Rating;
  /** Left out: what was written before stays. Empty: nothing is said. */
  words?: string | null;
}

export type RateTicketResult = { ok: true; ticket: Ticket; rating: SatisfactionRating } | Refused;

/**
 * What a customer says of the solution. Saying it again changes what they said, until the ticket closes; a ticket that was solved
 * again is rated anew; secrets are taken out of the words. Neither state nor version of the ticket change.
 */
export async function rateTicket(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: RateTicketInput,
): Promise<RateTicketResult> {
  const words = checkMaskedText(input.words ?? "", {
    path: ["words"],
    name: "What you write",
    max: MAX_RATING_WORDS,
    min: 0,
  });
  if (!words.ok) {
    return words;
  }
  const at = deps.clock.now();
  return transact<RateTicketResult>(deps.db, async (tx) => {
    const loaded = await loadTicket(tx, actor, { ticketId: input.ticketId });
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket } = loaded;
    const permission = mayRateTicket(policyViewer(actor), ticket);
    const refusal = permission.allowed ? refuseTicketScope(actor, false) : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    if (actor.kind !== "person" || ticket.solvedAt === null) {
      throw new Error(`The ticket ${ticket.id} was let be rated by nobody, or unsolved.`);
    }
    const said = await write(tx, {
      id: newId(at),
      ticketId: ticket.id,
      personId: actor.person.id,
      solvedAt: ticket.solvedAt,
      rating: input.rating,
      words: input.words == null ? undefined : words.text.text === "" ? null : words.text.text,
      staffId: ticket.assigneeId ?? (await solverOf(tx, ticket.id)),
      at,
    });
    await writeAudit(tx, {
      at,
      actor,
      action: "ticket.rated",
      subjectType: "ticket",
      subjectId: ticket.id,
      accountId: ticket.accountId,
      data: { rating: input.rating },
    });
    return { ok: true, ticket, rating: said };
  });
}

/** Who solved a ticket that nobody was assigned to. */
async function solverOf(tx: EntityManager, ticketId: string): Promise<string | null> {
  const [solver] = await tx.query<{ id: string }[]>(
    `select s.id from ticket_events e join staff s on s.person_id = e.actor_id
     where e.ticket_id = $1 and e.kind = 'state_changed' and e.data->>'to' = 'solved'
     order by e.created_at desc, e.id desc limit 1`,
    [ticketId],
  );
  return solver?.id ?? null;
}

interface Said extends Pick<
  SatisfactionRating,
  "id" | "ticketId" | "personId" | "solvedAt" | "rating" | "staffId"
> {
  /** Undefined: as before. */
  words: string | null | undefined;
  at: Date;
}

async function write(tx: EntityManager, said: Said): Promise<SatisfactionRating> {
  const { id, ticketId, personId, solvedAt, rating, words, staffId, at } = said;
  const [row] = await tx.query<SatisfactionRating[]>(
    `with said as (
       insert into satisfaction_ratings as r (id, ticket_id, person_id, solved_at, rating, words, staff_id, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
       on conflict (ticket_id, person_id, solved_at) do update
         set rating = excluded.rating, words = case when $9 then r.words else excluded.words end, updated_at = excluded.updated_at
       returning *
     ) select ${columnsOf(tx, SatisfactionRating, "said")} from said`,
    [id, ticketId, personId, solvedAt, rating, words ?? null, staffId, at, words === undefined],
  );
  if (row === undefined) {
    throw new Error("The rating was not written.");
  }
  return row;
}
