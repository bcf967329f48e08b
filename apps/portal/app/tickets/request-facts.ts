import { z } from "zod";

const requestFacts = z.object({
  request: z.object({
    kind: z.string(),
    language: z.string(),
    production: z.boolean(),
    critical: z.boolean(),
    thirdParty: z.boolean(),
    protocol: z.string().nullable(),
    platform: z.object({ name: z.string(), version: z.string() }).nullable(),
  }),
});

export type RequestFacts = z.infer<typeof requestFacts>["request"];

/** What a decision took the request for; null where its facts are not the reader's to see. */
export function requestFactsOf(factsJson: string | null): RequestFacts | null {
  if (factsJson === null) return null;
  return requestFacts.safeParse(JSON.parse(factsJson)).data?.request ?? null;
}
