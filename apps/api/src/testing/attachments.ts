import { readdir } from "node:fs/promises";
import { PUBLIC_URL, type Caller, type RunningApi } from "./start-api.js";

export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEklEQVQImWNwaDjg0HCAAYUCAFuVCQEvM5/eAAAAAElFTkSuQmCC",
  "base64",
);

export interface SentFile {
  name?: string;
  body?: Buffer | string;
  headers?: Record<string, string>;
}

export interface Uploaded {
  id: string;
  name: string;
  mediaType: string;
  isImage: boolean;
  url: string;
  warning: string | null;
}

/** Sends a file as the portal does; a screenshot unless the test wants something else. */
export function sendAttachment(
  { origin }: RunningApi,
  caller: Caller,
  { name = "shot.png", body = png, headers = {} }: SentFile = {},
): Promise<Response> {
  return fetch(`${origin}/attachments`, {
    method: "POST",
    body: typeof body === "string" ? body : new Uint8Array(body),
    headers: {
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent(name),
      ...(caller.cookie === undefined ? {} : { cookie: caller.cookie, origin: PUBLIC_URL }),
      ...headers,
    },
  });
}

export async function uploadAttachment(
  api: RunningApi,
  caller: Caller,
  file: SentFile = {},
): Promise<Uploaded> {
  const response = await sendAttachment(api, caller, file);
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

export function download({ origin }: RunningApi, url: string, { cookie }: Caller = {}): Promise<Response> {
  return fetch(origin + url, cookie === undefined ? {} : { headers: { cookie } });
}

export async function countFiles(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).length;
}
