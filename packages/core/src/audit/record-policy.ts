import { createHash } from "node:crypto";
import { policyChanges, policyVersion, type PolicyChange } from "@recourse/policy";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";

interface RunningPolicy {
  /** What the file says, to the byte. */
  text: string;
  /** Which program runs by it: "api", "worker". */
  program: string;
}

/**
 * Writes down that this installation runs by another policy than before, with every value that changed and the hash of the file: once,
 * whichever process starts with it first. A file with other comments and the same values is no other policy.
 * @returns what changed; null where the policy is on record
 */
export async function recordPolicy(
  { db, clock, policy }: Pick<CoreDeps, "db" | "clock" | "policy">,
  { text, program }: RunningPolicy,
): Promise<PolicyChange[] | null> {
  return db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('policy_records', 0))");
    const [last] = await tx.query<{ policy: unknown; version: string }[]>(
      "select policy, version from policy_records order by id desc limit 1",
    );
    const changes = last === undefined ? [] : policyChanges(last.policy, policy);
    if (last !== undefined && changes.length === 0) {
      return null;
    }
    const at = clock.now();
    const fileHash = createHash("sha256").update(text).digest("hex");
    const version = policyVersion(policy);
    const values = [fileHash, version, JSON.stringify(policy), JSON.stringify(changes), program, at];
    await tx.query(
      "insert into policy_records (file_hash, version, policy, changes, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6)",
      values,
    );
    await writeAudit(tx, {
      ...{ at, actor: { kind: "system", name: program } },
      action: last === undefined ? "policy.recorded" : "policy.changed",
      ...{ subjectType: "policy", subjectId: version },
      data: { fileHash, before: last?.version ?? null, changes },
    });
    return changes;
  });
}
