import { contentHash } from "../content-hash.js";
import type { SupportPolicy } from "./schema.js";

const versions = new WeakMap<SupportPolicy, string>();

/** The file's version and a hash of its values (`2026.1+0c5e…`), so that an edited value is another version. */
export function policyVersion(policy: SupportPolicy): string {
  const version = versions.get(policy) ?? `${policy.version}+${contentHash(policy)}`;
  versions.set(policy, version);
  return version;
}
