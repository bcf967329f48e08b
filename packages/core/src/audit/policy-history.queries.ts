import { mayReadPolicyHistory, type PolicyChange } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { pageOf, type Page } from "../page.js";

/** A policy that this installation ran by. */
export interface PolicyRecord {
  id: number;
  version: string;
  /** SHA-256 of the file, in hex. */
  fileHash: string;
  /** None for the first. */
  changes: PolicyChange[];
  recordedBy: string;
  at: Date;
}

export interface PolicyHistoryPage {
  first: number;
  after?: Pick<PolicyRecord, "id"> | null;
}

/** Newest first. For leads; none for others. */
export async function policyHistoryPage(
  db: DataSource,
  actor: Actor,
  { first, after }: PolicyHistoryPage,
): Promise<Page<PolicyRecord>> {
  if (!mayReadPolicyHistory(policyViewer(actor)).allowed) {
    return { rows: [], hasMore: false };
  }
  const rows = await db.query<PolicyRecord[]>(
    `select id, version, file_hash as "fileHash", changes, recorded_by as "recordedBy", recorded_at as at
     from policy_records where $1::bigint is null or id < $1 order by id desc limit $2`,
    [after?.id ?? null, first + 1],
  );
  return pageOf(rows, first);
}
