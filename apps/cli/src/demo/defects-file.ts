import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { rootFolder } from "../env.js";

const file = join(rootFolder, "demo", "defects.yaml");

const defect = z.strictObject({
  by: z.email(),
  hoursAgo: z.number().nonnegative(),
  title: z.string(),
  body: z.string(),
  notes: z.string(),
  components: z.array(z.string()),
  affectedVersions: z.array(z.string()),
  critical: z.boolean(),
  /** Slug of an article. */
  workaround: z.string().nullable(),
  published: z.boolean(),
  state: z.enum(["reported", "confirmed", "fix_in_progress"]),
  /** By subject. */
  tickets: z.array(z.string()),
  haveItToo: z.array(z.email()),
  fixed: z.strictObject({ by: z.email(), hoursAgo: z.number(), version: z.string() }).optional(),
});
const defectsFile = z.strictObject({ defects: z.array(defect) });

export type DemoDefect = z.infer<typeof defect>;

/** Reads `demo/defects.yaml`. */
export async function readDefectsFile(): Promise<DemoDefect[]> {
  return defectsFile.parse(parse(await readFile(file, "utf8"))).defects;
}
