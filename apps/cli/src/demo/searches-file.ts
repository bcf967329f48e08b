import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { feedbackReasons } from "@recourse/policy";
import { parse } from "yaml";
import { z } from "zod";
import { rootFolder } from "../env.js";

const file = join(rootFolder, "demo", "searches.yaml");

const count = z.number().int().min(0);
const search = z.strictObject({
  query: z.string(),
  people: count,
  days: z.array(count),
  finds: count,
  article: z.string().optional(),
  opens: count,
});
const searchOfPerson = z.strictObject({
  by: z.email(),
  query: z.string(),
  daysAgo: count,
  finds: count,
  article: z.string().optional(),
});
const votes = z.strictObject({
  article: z.string(),
  yes: count,
  no: count,
  feedback: z.array(z.strictObject({ reason: z.enum(feedbackReasons), words: z.string() })).default([]),
});
const searchesFile = z.strictObject({
  searches: z.array(search),
  signedIn: z.array(searchOfPerson),
  votes: z.array(votes),
  views: z.array(z.strictObject({ article: z.string(), perDay: count })),
});

export type DemoSearches = z.infer<typeof searchesFile>;

/** Reads `demo/searches.yaml`. Days in it count back from when it is loaded. */
export async function readSearchesFile(): Promise<DemoSearches> {
  return searchesFile.parse(parse(await readFile(file, "utf8")));
}
