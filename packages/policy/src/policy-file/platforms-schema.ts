import { calendarDate, group, listOf, plainText } from "./leaves.js";

const names = "a list of names, or []";

const platformVersion = group({
  version: plainText(40),
  also: listOf(plainText(40), "a list of other spellings of the version, or []").readonly().default([]),
  endOfLife: calendarDate().nullable(),
  minimum: plainText(40).nullable().default(null),
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
          context.addIssue({ code: "custom", path: [index, "name"], message: `names and aliases of one platform each; "${each}" stands for two` });
        }
        taken.add(each);
      }
    });
  })
  .readonly();
