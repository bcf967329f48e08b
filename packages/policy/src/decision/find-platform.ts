import type { SupportPolicy } from "../policy-file/schema.js";

export type PlatformEntry = SupportPolicy["platforms"][number];
export type VersionEntry = PlatformEntry["versions"][number];

export function findPlatform(policy: SupportPolicy, name: string): PlatformEntry | undefined {
  const wanted = words(name).join(" ");
  return policy.platforms.find((entry) =>
    [entry.name, ...entry.aliases].some((each) => words(each).join(" ") === wanted),
  );
}

/** The entry that shares the longest beginning: of "10" and "10.0", the second for 10.0.26100. */
export function findVersion(entry: PlatformEntry, version: string): VersionEntry | undefined {
  const wanted = versionParts(version);
  return entry.versions
    .flatMap((each) =>
      [each.version, ...each.also].map((spelling) => ({ each, spelled: versionParts(spelling) })),
    )
    .filter(({ spelled }) => spelled.every((part, index) => part === wanted[index]))
    .toSorted((left, right) => right.spelled.length - left.spelled.length)[0]?.each;
}

function words(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** "24.04.1" as 24, 04 and 1; "7 SP1" as 7 and sp1. */
export function versionParts(version: string): string[] {
  return version
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
