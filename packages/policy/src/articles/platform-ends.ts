import { findPlatform, findVersion } from "../decision/find-platform.js";
import { isVendorSupported } from "../decision/vendor-support.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { ArticlePlatform } from "./article-subjects.js";

export interface PlatformEnd extends ArticlePlatform {
  /** The last day of the vendor's support; null when none is announced, and for a platform whichever its version. */
  endOfLife: string | null;
  /** Whether the vendor's support lasts at the instant. */
  supported: boolean;
}

/** The platforms of an article with the dates of the table that the gate asks, too. */
export function platformEnds(
  policy: SupportPolicy,
  platforms: readonly ArticlePlatform[],
  at: string,
): PlatformEnd[] {
  return platforms.map((platform) => {
    const endOfLife = endOfLifeOf(policy, platform);
    return { ...platform, endOfLife, supported: isVendorSupported(policy, endOfLife, at) };
  });
}

/** The first day on which one of the platforms reaches its end of life; null while none has a date. */
export function firstPlatformEnd(
  policy: SupportPolicy,
  platforms: readonly ArticlePlatform[],
): string | null {
  const dates = platforms.flatMap((platform) => endOfLifeOf(policy, platform) ?? []);
  return dates.toSorted()[0] ?? null;
}

function endOfLifeOf(policy: SupportPolicy, { name, version }: ArticlePlatform): string | null {
  const platform = version === null ? undefined : findPlatform(policy, name);
  return platform === undefined || version === null
    ? null
    : (findVersion(platform, version)?.endOfLife ?? null);
}
