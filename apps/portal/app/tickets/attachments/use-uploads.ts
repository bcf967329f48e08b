import { useCallback, useEffect, useRef, useState } from "react";
import { discardAttachment, sendAttachment } from "./send-attachment.js";
import { addFiles, nextUploads, type SentFile, type Upload } from "./upload-queue.js";

export interface Uploads {
  list: readonly Upload[];
  /** How many of the last ones added did not fit. */
  leftOut: number;
  add: (files: readonly File[]) => void;
  /** Stops it, or takes it back. */
  remove: (upload: Upload) => void;
  retry: (upload: Upload) => void;
}

/** Sends files as soon as they are added, a few at a time. `kept`: those that came with a message that could not be sent. */
export function useUploads(kept: readonly SentFile[]): Uploads {
  // Changed by what was there last alone: files arrive while others are added.
  const [{ list, leftOut }, setState] = useState<Pick<Uploads, "list" | "leftOut">>(() => ({
    list: kept.map(asUpload),
    leftOut: 0,
  }));
  const nextKey = useRef(kept.length);
  const stops = useRef(new Map<number, AbortController>());

  const replace = useCallback((next: Upload) => {
    setState((present) => ({
      ...present,
      list: present.list.map((upload) => (upload.key === next.key ? next : upload)),
    }));
  }, []);

  useEffect(() => {
    for (const { key, name, bytes, file } of nextUploads(list)) {
      if (stops.current.has(key)) continue;
      const stop = new AbortController();
      stops.current.set(key, stop);
      const base = { key, name, bytes };
      replace({ ...base, state: "sending", file, share: 0 });
      const onProgress = (share: number) => {
        if (!stop.signal.aborted) replace({ ...base, state: "sending", file, share });
      };
      void sendAttachment(file, { onProgress, signal: stop.signal }).then((answer) => {
        stops.current.delete(key);
        if (stop.signal.aborted) return;
        replace(
          answer.ok
            ? { ...base, state: "there", name: answer.sent.name, sent: answer.sent }
            : { ...base, state: "failed", file, reason: answer.reason },
        );
      });
    }
  }, [list, replace]);

  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);

  return {
    list,
    leftOut,
    add(files) {
      const firstKey = nextKey.current;
      nextKey.current += files.length;
      setState((present) => {
        const added = addFiles(present.list, files, firstKey);
        return { list: added.uploads, leftOut: added.leftOut };
      });
    },
    remove(upload) {
      stops.current.get(upload.key)?.abort();
      if (upload.state === "there") void discardAttachment(upload.sent.id);
      setState((present) => ({ list: present.list.filter(({ key }) => key !== upload.key), leftOut: 0 }));
    },
    retry({ key, name, bytes, ...upload }) {
      if (upload.state === "failed" && upload.file !== null)
        replace({ key, name, bytes, state: "waiting", file: upload.file });
    },
  };
}

function asUpload(sent: SentFile, key: number): Upload {
  return { key, name: sent.name, bytes: sent.bytes, state: "there", sent };
}
