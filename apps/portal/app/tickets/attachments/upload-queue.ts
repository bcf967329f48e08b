import { attachmentLimits } from "./attachment-limits.js";

export interface MaskedSecret {
  kind: string;
  /** "a password". */
  words: string;
}

/** A file that was taken, as it is sent with the message. */
export interface SentFile {
  id: string;
  name: string;
  bytes: number;
  isImage: boolean;
  /** What one should know of it. */
  warning: string | null;
  /** Who opens it, where others have to wait for that. */
  held: string | null;
  /** What was taken out of it. */
  masked: readonly MaskedSecret[];
}

interface Base {
  /** Counts them, since two files may be equal. */
  key: number;
  name: string;
  bytes: number;
}

/** A file on its way to the message that is being written. */
export type Upload = Base &
  (
    | { state: "waiting"; file: File }
    | { state: "sending"; file: File; share: number }
    | { state: "there"; sent: SentFile }
    /** Without a file: trying again would end the same way. */
    | { state: "failed"; file: File | null; reason: string }
  );

const AT_ONCE = 3;

/** The next ones to be sent. */
export function nextUploads(uploads: readonly Upload[]): Extract<Upload, { state: "waiting" }>[] {
  const room = AT_ONCE - uploads.filter(({ state }) => state === "sending").length;
  return uploads.filter((upload) => upload.state === "waiting").slice(0, Math.max(room, 0));
}

/** Files that were chosen, dropped or pasted; those that can never be taken say so at once, and so many as do not fit are left out. */
export function addFiles(
  uploads: readonly Upload[],
  files: readonly File[],
  firstKey: number,
): { uploads: Upload[]; leftOut: number } {
  const room = Math.max(attachmentLimits.perMessage - uploads.length, 0);
  const added = files.slice(0, room).map((file, place): Upload => {
    const base = { key: firstKey + place, name: file.name, bytes: file.size };
    const reason = faultOf(file);
    return reason === null
      ? { ...base, state: "waiting", file }
      : { ...base, state: "failed", file: null, reason };
  });
  return { uploads: [...uploads, ...added], leftOut: files.length - added.length };
}

function faultOf({ size }: File): string | null {
  if (size === 0) return "It is empty, or it is a folder.";
  return size > attachmentLimits.bytes
    ? `It is larger than ${attachmentLimits.bytes / 1024 / 1024} MB. Send a part of it, or share it in another way.`
    : null;
}

/** What is said of all of them together; empty where there are none. */
export function progressWords(uploads: readonly Upload[]): string {
  const count = (state: Upload["state"]) => uploads.filter((upload) => upload.state === state).length;
  const all = uploads.length;
  const files = all === 1 ? "file" : "files";
  if (all === 0) return "";
  if (count("waiting") + count("sending") > 0) return `${count("there")} of ${all} ${files} sent.`;
  const failed = count("failed");
  if (failed === 0) return `${all} ${files} attached.`;
  return `${failed} of ${all} ${files} could not be sent. Try again, or remove ${failed === 1 ? "it" : "them"}.`;
}

export function isUnderWay({ state }: Upload): boolean {
  return state === "waiting" || state === "sending";
}

/** Screenshots out of the clipboard are all called alike. */
export function pastedName({ name, type }: { name: string; type: string }, time: string): string {
  if (!/^image\.\w+$/i.test(name)) return name;
  const ending = /^image\/(png|jpeg|gif|webp)$/.exec(type)?.[1] ?? "png";
  return `Screenshot ${time.replaceAll(":", ".")}.${ending === "jpeg" ? "jpg" : ending}`;
}
