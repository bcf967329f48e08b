export interface UploadedFile {
  /** Under /files/. */
  url: string;
  name: string;
  isImage: boolean;
}

export type UploadAnswer = { ok: true; file: UploadedFile } | { ok: false; message: string };

interface UploadOptions {
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

const interrupted = "The connection broke off before the file was there.";

/** Sends a file to the portal. XMLHttpRequest, since fetch does not tell how far a body has gone. */
export function uploadFile(file: File, { onProgress, signal }: UploadOptions): Promise<UploadAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/files");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener("load", () => resolve(readAnswer(request.status, request.responseText)));
    request.addEventListener("error", () => resolve({ ok: false, message: interrupted }));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

export function readAnswer(status: number, text: string): UploadAnswer {
  const body = fieldsOf(parsed(text));
  if (status === 201) {
    const { url, name, isImage } = body;
    if (typeof url === "string" && url.startsWith("/files/") && typeof name === "string")
      return { ok: true, file: { url, name, isImage: isImage === true } };
  }
  const errors: unknown[] = Array.isArray(body["errors"]) ? body["errors"] : [];
  const words = errors
    .map((error) => fieldsOf(error)["message"])
    .filter((message) => typeof message === "string")
    .join(" ");
  return { ok: false, message: words === "" ? messageOf(status) : words };
}

/** By hand: a library for it would weigh as much as the rest of the editor. */
function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function messageOf(status: number): string {
  if (status === 401 || status === 403)
    return "You are not signed in any more. Sign in again in another tab, then try again.";
  if (status === 413) return "The file is too large.";
  return "The server did not take the file.";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
