import type { SupportPolicy } from "../policy-file/schema.js";
import type { PolicyDescription } from "./policy-description.js";

export function describePolicy(_policy: SupportPolicy): PolicyDescription {
  throw new Error("describePolicy is being written");
}
