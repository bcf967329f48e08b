import { z } from "zod";
import { levels } from "../decision/decision.js";
import { group, oneForEach } from "./leaves.js";

/** What a ticket's rank in the queue is called in the file; the place is the rank. */
export const targetRanks = ["production", "other", "analysis"] as const;

const hoursWords =
  "business hours from 0.25 to 400, in quarters of an hour; without the name there is no target";
const hours = z
  .number({ error: hoursWords })
  .min(0.25, { error: hoursWords })
  .max(400, { error: hoursWords })
  .multipleOf(0.25, { error: hoursWords })
  .optional();

const target = group({ firstResponse: hours, nextResponse: hours }).readonly();

const NONE = { production: {}, other: {}, analysis: {} };

/** What the company expects of itself, in business hours. A file without the group has no targets. */
export const targetsSchema = oneForEach(levels, oneForEach(targetRanks, target).readonly())
  .readonly()
  .default({ paying: NONE, trial: NONE, contract: NONE, signup_window: NONE, self_service: NONE });
