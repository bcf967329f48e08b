import { MeilisearchApiError } from "meilisearch";
import type { SearchServer } from "./search-server.js";

/**
 * A document beside the sections that says which content the index holds. A server that was wiped, set up anew or put back from an old
 * copy has none or another, or one from before the last batch. It has no audience, so that no search finds it.
 */
export interface Label {
  id: "label";
  label: string;
  /** Grows with every batch. */
  checkpoint: number;
}

export function labelOf(label: string, checkpoint: number): Label {
  return { id: "label", label, checkpoint };
}

/** Null where the index, or its label, is not there. */
export async function readLabel(server: SearchServer, uid: string): Promise<Label | null> {
  try {
    const { label, checkpoint } = await server.writes.index<Label>(uid).getDocument("label");
    return labelOf(String(label), Number(checkpoint));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return (
    error instanceof MeilisearchApiError &&
    (error.cause?.code === "index_not_found" || error.cause?.code === "document_not_found")
  );
}
