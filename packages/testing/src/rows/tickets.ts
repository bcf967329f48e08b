import { randomUUID } from "node:crypto";
import { StoredDecision, Ticket } from "@recourse/core";
import {
  decide,
  formatInstant,
  type RequestKind,
  type TicketState,
  type TicketVisibility,
} from "@recourse/policy";
import type { DataSource } from "typeorm";
import { testPolicy } from "../fakes/test-deps.js";
import { TUESDAY } from "../fakes/fake-clock.js";

export interface AddTicket {
  accountId: string;
  requesterId: string;
  subject?: string;
  kind?: RequestKind;
  state?: TicketState;
  rank?: number | null;
  receivedAt?: Date;
  assigneeId?: string | null;
  solvedAt?: Date | null;
  visibility?: TicketVisibility;
  participantIds?: string[];
  handoverOfferedAt?: Date | null;
}

/** A ticket with the decision of a paying admin's question; state, rank and times as the test wants them. */
export async function addTicket(db: DataSource, options: AddTicket): Promise<Ticket> {
  const {
    accountId,
    requesterId,
    kind = "question",
    state = "open",
    rank = 1,
    receivedAt = TUESDAY,
  } = options;
  const decision = decide(testPolicy(), {
    at: formatInstant(receivedAt.getTime()),
    account: {
      plan: "paying",
      billing: "annual",
      signedUpAt: "2024-01-10T15:00:00Z",
      standing: "active",
      supportContract: null,
      trial: null,
    },
    requester: { relation: "admin", active: true, severalAccounts: false, assurance: "session" },
    request: {
      kind,
      language: "en",
      production: rank === 0,
      critical: false,
      protocol: null,
      platform: null,
      thirdParty: false,
    },
  });
  const id = randomUUID();
  const decisionId = randomUUID();
  const { outcome, level, priority, opensTicket, policyVersion, facts, reasons } = decision;
  return db.transaction(async (tx) => {
    const request = { accountId, kind, receivedAt };
    await tx.insert(StoredDecision, {
      ...request,
      ...{ outcome, level, opensTicket, policyVersion, facts, reasons, decision },
      id: decisionId,
      rank: priority,
      personId: requesterId,
      channel: "portal",
      decidedAt: receivedAt,
      createdAt: receivedAt,
    });
    await tx.insert(Ticket, {
      ...request,
      id,
      requesterId,
      subject: options.subject ?? "How does it work?",
      state,
      rank,
      critical: false,
      thirdParty: false,
      assigneeId: options.assigneeId ?? null,
      decisionId,
      solvedAt: options.solvedAt ?? null,
      visibility: options.visibility ?? "account_admins",
      participantIds: options.participantIds ?? [],
      handoverOfferedAt: options.handoverOfferedAt ?? null,
      updatedAt: receivedAt,
      version: 1,
    });
    await tx.update(StoredDecision, { id: decisionId }, { ticketId: id });
    return tx.findOneByOrFail(Ticket, { id });
  });
}
