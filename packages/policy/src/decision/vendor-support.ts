import { addDays, startOfDate } from "../hours/wall-clock.js";
import { parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";

/** Whether the vendor's support of a version lasts at the instant: its last day counts, to midnight in the policy's zone. */
export function isVendorSupported(policy: SupportPolicy, endOfLife: string | null, at: string): boolean {
  return endOfLife === null || parseInstant(at) < startOfDate(policy.zone, addDays(endOfLife, 1));
}
