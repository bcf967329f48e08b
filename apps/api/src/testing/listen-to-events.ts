import type { Caller } from "./start-api.js";

export interface HeardEvent {
  event: string;
  data: Record<string, unknown>;
}

/** Somebody's page that listens. */
export interface Listener {
  status: number;
  headers: Headers;
  heard: HeardEvent[];
  /** Resolves with the first event that fits, be it one of the past. */
  waitFor(fits: (event: HeardEvent) => boolean): Promise<HeardEvent>;
  /** Resolves when the other side ends the stream. */
  ended: Promise<void>;
  hangUp(): void;
}

/** Reads server-sent events of a running API, as a browser does. */
export async function listenToEvents(url: string, { cookie, token, headers }: Caller): Promise<Listener> {
  const abort = new AbortController();
  const response = await fetch(url, {
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    signal: abort.signal,
  });
  const heard: HeardEvent[] = [];
  const waiting = new Set<() => void>();
  const ended = read(response, (event) => {
    heard.push(event);
    for (const look of waiting) look();
  });
  return {
    status: response.status,
    headers: response.headers,
    heard,
    waitFor: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    ended,
    hangUp: () => abort.abort(),
  };
}

async function read(response: Response, hear: (event: HeardEvent) => void): Promise<void> {
  if (response.body === null || response.status !== 200) return;
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let rest = "";
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const blocks = `${rest}${decoder.decode(chunk.value, { stream: true })}`.split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
        const event = field("event");
        if (event !== undefined) hear({ event, data: JSON.parse(field("data") ?? "{}") });
      }
    }
  } catch {
    // Hung up, on either side.
  }
}
