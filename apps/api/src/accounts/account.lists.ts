import type { AuditFeedPosition, AuditFeedRow, TrialAccount, TrialPosition } from "@recourse/core";
import { z } from "zod";
import type { Keyset } from "../graphql/keyset.js";

export const auditFeed: Keyset<AuditFeedRow, AuditFeedPosition> = {
  name: "audit feed, latest first",
  position: z.object({ id: z.int() }),
  positionOf: ({ id }) => ({ id }),
};

export const trialsByEnd: Keyset<TrialAccount, TrialPosition> = {
  name: "trials by end",
  position: z.object({ trialEndsAt: z.coerce.date(), id: z.string() }),
  positionOf: ({ trialEndsAt, id }) => ({ trialEndsAt, id }),
};
