import { calendarDate, group, listOf, patternText, plainText } from "./leaves.js";

const names = "a list of names, or []";

const version = patternText(
  /^(?=.*[\p{L}\p{N}]).{1,40}$/u,
  'a version such as "24.04", in quotes when it looks like a number',
);

const platformVersion = group({
  version,
  also: listOf(version, "a list of other spellings of the version, or []").readonly().default([]),
  endOfLife: calendarDate().nullable(),
  minimum: version.nullable().default(null),
}).readonly();

const platform = group({
  name: plainText(60),
  aliases: listOf(plainText(60), names).readonly(),
  versions: listOf(platformVersion, "a list of { version, endOfLife }, or []").readonly(),
}).readonly();

/** Platforms; a name or alias that stands for two of them would make the answer depend on the order of the list. */
export const platformsSchema = listOf(platform, "a list of platforms, or []")
  .superRefine((platforms, context) => {
    const taken = new Set<string>();
    platforms.forEach(({ name, aliases }, index) => {
      for (const each of new Set([name, ...aliases].map((text) => text.toLowerCase()))) {
        if (taken.has(each)) {
          context.addIssue({
            code: "custom",
            path: [index],
            params: { found: `the second platform called "${each}"` },
            message: "names and aliases that stand for one platform each",
          });
        }
        taken.add(each);
      }
    });
  })
  .readonly();
