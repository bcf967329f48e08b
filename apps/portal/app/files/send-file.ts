interface SendOptions {
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Null: the connection broke off, or it was called off. */
export type FileAnswer = { status: number; text: string } | null;

/** Sends a file as a body of its own. XMLHttpRequest, since fetch does not tell how far a body has gone. */
export function sendFile(
  address: string,
  file: File,
  { onProgress, signal }: SendOptions,
): Promise<FileAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener("load", () => resolve({ status: request.status, text: request.responseText }));
    for (const end of ["error", "abort"]) request.addEventListener(end, () => resolve(null));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** What the server says against a file, or words where it says nothing. */
export function refusalWords(answer: FileAnswer): string {
  if (answer === null) return "The connection broke off before the file was there.";
  const { status, text } = answer;
  const { errors } = readFields(text);
  const told = (Array.isArray(errors) ? errors : [])
    .map((error) => fieldsOf(error)["message"])
    .filter((message) => typeof message === "string")
    .join(" ");
  return told === "" ? wordsOf(status) : told;
}

/** The answer's fields; none where it is no JSON. By hand: a library for it would weigh as much as the rest. */
export function readFields(text: string): Record<string, unknown> {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Those of an object; none of anything else. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function wordsOf(status: number): string {
  if (status === 401 || status === 403)
    return "You are not signed in any more. Sign in again in another tab, then try again.";
  if (status === 413) return "The file is too large.";
  return "The server did not take the file.";
}
