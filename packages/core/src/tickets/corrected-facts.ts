import {
  formatInstant,
  parseFacts,
  parseInstant,
  type AccountFacts,
  type Facts,
  type RequestFacts,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { AccountCorrection } from "../accounts/account-correction.entity.js";
import { columnsOf } from "../database/columns.js";
import type { Refused } from "../refusal.js";
import type { StoredDecision } from "./stored-decision.entity.js";

export type CorrectedFacts = { ok: true; facts: Facts } | Refused;

/**
 * The facts of a decision, put right: at the same instant, with what staff corrected of the account since, as far as it held then,
 * and with what they correct of the request.
 */
export async function correctedFacts(
  tx: EntityManager,
  { accountId, createdAt, facts }: Pick<StoredDecision, "accountId" | "createdAt" | "facts">,
  request: Partial<RequestFacts>,
): Promise<CorrectedFacts> {
  const corrections =
    accountId === null || facts.account === null
      ? []
      : await tx.query<AccountCorrection[]>(
          `select ${columnsOf(tx, AccountCorrection, "c")} from account_corrections c
           where c.account_id = $1 and c.corrected_at >= $2 and (c.effective_at is null or c.effective_at <= $3)
           order by c.corrected_at, c.id`,
          [accountId, createdAt, new Date(facts.at)],
        );
  const account = facts.account === null ? null : withCorrections(facts.account, corrections);
  const parsed = parseFacts({
    ...facts,
    at: formatInstant(parseInstant(facts.at)),
    account,
    request: { ...facts.request, ...request },
  });
  return parsed.ok
    ? parsed
    : {
        ok: false,
        refusals: parsed.problems.map(({ path, allowed }) => ({
          code: "INVALID",
          message: `The field ${path.replace(/^request\./, "")} must be ${allowed}.`,
          path: path.split("."),
        })),
      };
}

function withCorrections(account: AccountFacts, corrections: readonly AccountCorrection[]): unknown {
  const changed = corrections.flatMap(({ changes }) =>
    Object.entries(changes).map(([fact, { to }]) => [fact, to] as const),
  );
  return { ...account, ...Object.fromEntries(changed) };
}
