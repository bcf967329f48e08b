import type { SupportPolicy } from "../policy-file/schema.js";
import type { Decision } from "./decision.js";
import type { Facts } from "./facts.js";

export function decide(_policy: SupportPolicy, _facts: Facts): Decision {
  throw new Error("decide is being written");
}
