import { Meilisearch, MeilisearchApiError, type KeyCreation } from "meilisearch";

export interface ServerKeys {
  /** May search, and nothing else: for the API. */
  search: string;
  /** May write indexes and follow tasks: for the worker and the command line. */
  index: string;
}

/** With names of their own they are made but once, and a server that was set up anew with the same master key gives the same keys. */
const SEARCH_KEY: KeyCreation = {
  uid: "6f0a4c1e-7d0b-4b8e-9a57-2d3c5e8f1a01",
  name: "Recourse: search",
  actions: ["search"],
  indexes: ["recourse_articles"],
  expiresAt: null,
};
const INDEX_KEY: KeyCreation = {
  uid: "6f0a4c1e-7d0b-4b8e-9a57-2d3c5e8f1a02",
  name: "Recourse: index",
  actions: ["search", "documents.*", "indexes.*", "settings.*", "tasks.get", "stats.get", "version"],
  // Tasks that concern several indexes, as exchanging two, show to no narrower key.
  indexes: ["*"],
  expiresAt: null,
};

/** Makes the two keys with the master key, which nothing else is done with; those that are there already are left as they are. */
export async function createServerKeys({
  url,
  masterKey,
}: {
  url: string;
  masterKey: string;
}): Promise<ServerKeys> {
  const client = new Meilisearch({ host: url, apiKey: masterKey, timeout: 10_000 });
  return { search: await keyOf(client, SEARCH_KEY), index: await keyOf(client, INDEX_KEY) };
}

async function keyOf(client: Meilisearch, wanted: KeyCreation): Promise<string> {
  try {
    return (await client.createKey(wanted)).key;
  } catch (error) {
    const isThere = error instanceof MeilisearchApiError && error.cause?.code === "api_key_already_exists";
    if (!isThere || wanted.uid === undefined) throw error;
    return (await client.getKey(wanted.uid)).key;
  }
}
