import { useEffect, useState } from "react";
import { uploadFile, type UploadAnswer } from "./upload-file.js";

export interface Upload {
  /** From 0 to 1. */
  progress: number;
  /** Null while it is under way. */
  answer: UploadAnswer | null;
  retry: () => void;
}

const begun = { progress: 0, answer: null };

/** Sends a file as soon as it is given; stops when it is taken away. */
export function useUpload(file: File): Upload {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<Upload, "retry">>(begun);
  useEffect(() => {
    const stop = new AbortController();
    const onProgress = (progress: number) => setState({ progress, answer: null });
    void uploadFile(file, { onProgress, signal: stop.signal }).then((answer) => {
      if (!stop.signal.aborted) setState({ progress: 1, answer });
    });
    return () => stop.abort();
  }, [file, attempt]);
  const retry = () => {
    setState(begun);
    setAttempt(attempt + 1);
  };
  return { ...state, retry };
}
