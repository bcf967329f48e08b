import { calendarDate, firstPlatformEnd, type ArticlePlatform, type SupportPolicy } from "@recourse/policy";

/** What publishing says of an article besides its texts: that counts as a check, and its platforms have an end. */
export function publicationFacts(
  policy: SupportPolicy,
  platforms: readonly ArticlePlatform[],
  at: Date,
): { lastCheckedOn: string; platformEndsOn: string | null } {
  return {
    lastCheckedOn: calendarDate(policy, at.toISOString()),
    platformEndsOn: firstPlatformEnd(policy, platforms),
  };
}
