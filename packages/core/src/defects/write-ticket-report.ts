import { reportOf, type Decision } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { newId } from "../id.js";
import { checkMaskedText } from "../masked-text.js";
import type { Refused } from "../refusal.js";
import type { Ticket } from "../tickets/ticket.entity.js";
import { DefectReport, type ReportAnswers } from "./defect-report.entity.js";

/** What the structured form asks, as it came in. */
export type GivenAnswers = Partial<Record<keyof ReportAnswers, string | null>>;

const questions: { name: keyof ReportAnswers; words: string }[] = [
  { name: "happens", words: "What happens" },
  { name: "began", words: "Since when" },
  { name: "whom", words: "Whom it affects" },
  { name: "steps", words: "The steps" },
  { name: "versions", words: "The versions" },
];

/** Within their lengths and without secrets; null where nothing was answered. */
export function checkAnswers(
  given: GivenAnswers | null | undefined,
): { ok: true; answers: ReportAnswers | null } | Refused {
  const answers: ReportAnswers = { happens: "", began: "", whom: "", steps: "", versions: "" };
  const refusals: Refused["refusals"] = [];
  for (const { name, words } of questions) {
    const checked = checkMaskedText(given?.[name] ?? "", {
      path: ["report", name],
      name: words,
      max: 10_000,
      min: 0,
    });
    if (checked.ok) answers[name] = checked.text.text;
    else refusals.push(...checked.refusals);
  }
  if (refusals.length > 0) {
    return { ok: false, refusals };
  }
  return { ok: true, answers: Object.values(answers).some((answer) => answer !== "") ? answers : null };
}

/** Where the request that opened the ticket is also a report of a defect, staff find it among those to be sorted. */
export async function writeTicketReport(
  tx: EntityManager,
  { decision, ticket, answers }: { decision: Decision; ticket: Ticket; answers: ReportAnswers | null },
): Promise<void> {
  const source = reportOf(decision);
  const { accountId, requesterId: personId, receivedAt: createdAt } = ticket;
  if (source !== null && accountId !== null && personId !== null) {
    const id = newId(createdAt);
    await tx.insert(DefectReport, {
      id,
      source,
      accountId,
      personId,
      ticketId: ticket.id,
      answers,
      createdAt,
    });
  }
}
