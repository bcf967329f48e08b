import { Agent, type Dispatcher, fetch as fetchBy } from "undici";
import { checkPublicUrl, publicLookup } from "./public-address.js";

const MOST_BYTES = 1_000_000;
const PATIENCE_MILLIS = 5_000;

export interface PublicFetch {
  fetch(url: string, request: PublicRequest): Promise<Response>;
  close(): Promise<void>;
}

interface PublicRequest {
  method: string;
  headers: Record<string, string>;
  body: unknown;
  signal?: AbortSignal | undefined;
}

/**
 * Fetches an address that a customer told us: by https alone, from the public internet alone, without following anybody anywhere, and no
 * more of it than a document of this kind can have.
 */
export function createPublicFetch(agent: Dispatcher = publicAgent()): PublicFetch {
  return {
    async fetch(url, { method, headers, body, signal }) {
      const answer = await fetchBy(checkPublicUrl(url), {
        ...{ method, headers, dispatcher: agent, redirect: "manual" },
        ...(body instanceof URLSearchParams ? { body: body.toString() } : {}),
        signal: signal ?? AbortSignal.timeout(PATIENCE_MILLIS),
      });
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of answer.body ?? []) {
        const part = Uint8Array.from(chunk);
        bytes += part.length;
        if (bytes > MOST_BYTES) throw new Error(`${new URL(url).host} answers more than ${MOST_BYTES} bytes`);
        chunks.push(part);
      }
      return new Response(chunks.length === 0 ? null : Buffer.concat(chunks), {
        status: answer.status,
        headers: [...answer.headers],
      });
    },
    close: () => agent.close(),
  };
}

function publicAgent(): Agent {
  return new Agent({
    connect: { lookup: publicLookup(), timeout: PATIENCE_MILLIS },
    headersTimeout: PATIENCE_MILLIS,
    bodyTimeout: PATIENCE_MILLIS,
    maxHeaderSize: 16_384,
  });
}
