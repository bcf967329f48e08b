import { dateWords } from "../description/plain-words.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { Reason } from "./decision.js";
import type { Facts, Platform } from "./facts.js";
import { findPlatform, findVersion, versionParts, type PlatformEntry } from "./find-platform.js";
import { articleStep } from "./next-steps.js";
import { reason } from "./reason.js";
import { isVendorSupported } from "./vendor-support.js";

/**
 * Why an accepted request waits for an update (policy.md, step 10), or null. The last day of the vendor's support counts, to
 * midnight in the policy's zone. Systems that the file does not know hold nothing up.
 */
export function platformHold(policy: SupportPolicy, facts: Facts): Reason | null {
  const { platform } = facts.request;
  const entry = platform === null ? undefined : findPlatform(policy, platform.name);
  return platform === null || entry === undefined ? null : holdOn(policy, entry, platform, facts.at);
}

function holdOn(
  policy: SupportPolicy,
  entry: PlatformEntry,
  { version }: Platform,
  at: string,
): Reason | null {
  const known = findVersion(entry, version);
  if (known === undefined) {
    return null;
  }
  const name = `${entry.name} ${known.version}`;
  const { endOfLife, minimum } = known;
  if (endOfLife !== null && !isVendorSupported(policy, endOfLife, at)) {
    return hold(policy, `The vendor's support of ${name} ended on ${dateWords(endOfLife)}.`);
  }
  return minimum !== null && isOlder(version, minimum)
    ? hold(policy, `${name} is up to date from release ${minimum} on, and yours is an older one.`)
    : null;
}

function hold(policy: SupportPolicy, fact: string): Reason {
  const words = `${fact} Your ticket is open and keeps its place, and waits until you have updated: please reply to it then.`;
  return reason("platform_end_of_life", "platforms", words, [
    articleStep(policy, "updateSystem", "Update an operating system"),
    articleStep(policy, "platforms", "Supported systems"),
  ]);
}

/** Whether the release is surely older: "8" may be any release of 8, and is not. */
function isOlder(version: string, minimum: string): boolean {
  const needed = versionParts(minimum);
  for (const [index, part] of versionParts(version).entries()) {
    const wanted = needed[index];
    if (wanted === undefined) {
      return false;
    }
    const order = part.localeCompare(wanted, "en", { numeric: true });
    if (order !== 0) {
      return order < 0;
    }
  }
  return false;
}
