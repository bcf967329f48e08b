import { useRef, useState, type ReactNode } from "react";

export interface PickedFiles {
  /** The one that is asked about. */
  current: File | null;
  /** Counts them, since two may be equal. */
  number: number;
  /** How many come after it. */
  waiting: number;
  take: (files: File[]) => void;
  done: () => void;
  /** Asks the reader's own computer for some. */
  pick: () => void;
  /** Where it asks; belongs into the page. */
  input: ReactNode;
}

/** Files that were pasted, dropped or chosen, one after the other. */
export function usePickedFiles(): PickedFiles {
  const chooser = useRef<HTMLInputElement>(null);
  const [queue, setQueue] = useState<{ files: File[]; number: number }>({ files: [], number: 0 });
  const take = (files: File[]) =>
    setQueue((present) => ({ ...present, files: [...present.files, ...files] }));
  return {
    current: queue.files[0] ?? null,
    number: queue.number,
    waiting: Math.max(queue.files.length - 1, 0),
    take,
    done: () => setQueue(({ files, number }) => ({ files: files.slice(1), number: number + 1 })),
    pick: () => chooser.current?.click(),
    input: (
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="Files to insert"
        onChange={(event) => {
          event.stopPropagation();
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    ),
  };
}
