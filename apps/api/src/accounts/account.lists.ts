import type { TrialAccount, TrialPosition } from "@recourse/core";
import { z } from "zod";
import type { Keyset } from "../graphql/keyset.js";

export const trialsByEnd: Keyset<TrialAccount, TrialPosition> = {
  name: "trials by end",
  position: z.object({ trialEndsAt: z.coerce.date(), id: z.string() }),
  positionOf: ({ trialEndsAt, id }) => ({ trialEndsAt, id }),
};
