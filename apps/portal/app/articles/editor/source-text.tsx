import { useEffect, useLayoutEffect, useRef, type ClipboardEvent, type DragEvent } from "react";
import { Button } from "../../ui/button.js";
import { lineStart } from "./select-line.js";
import { UploadDialog, type Insertion } from "./upload-dialog.js";
import { usePickedFiles } from "./use-picked-files.js";

interface SourceTextProps {
  body: string;
  onBody: (body: string) => void;
  /** Of the text box: its name and descriptions. */
  attributes: Record<string, string>;
  line: { number: number } | null;
  /** Somebody was typing when it came: the caret goes to the end. */
  typing: boolean;
}

/** The Markdown itself, as plain text. */
export function SourceText({ body, onBody, attributes, line, typing }: SourceTextProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const files = usePickedFiles();
  // Before anything else happens: what is typed after the plain box went and before this one has the focus would be lost.
  useLayoutEffect(() => {
    if (!typing) return;
    box.current?.focus();
    box.current?.setSelectionRange(box.current.value.length, box.current.value.length);
  }, [typing]);
  useEffect(() => {
    if (box.current !== null && line !== null) showLine(box.current, line.number);
  }, [line]);
  const insert = (insertion: Insertion) => {
    const [text, target] =
      insertion.kind === "image"
        ? [`![${plain(insertion.alt)}]`, insertion.src]
        : [`[${plain(insertion.text)}]`, insertion.href];
    if (box.current !== null) onBody(withText(box.current, `${text}(${target})`));
    files.done();
  };
  const takeFrom = (event: ClipboardEvent | DragEvent, given: FileList) => {
    if (given.length === 0) return;
    event.preventDefault();
    files.take([...given]);
  };
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-rule p-1 pl-3">
        <p className="text-label text-ink-soft">Markdown, as GitHub has it</p>
        <Button type="button" tone="quiet" size="small" onClick={files.pick}>
          Picture or file
        </Button>
      </div>
      <textarea
        ref={box}
        value={body}
        rows={22}
        spellCheck
        onChange={({ target }) => onBody(target.value)}
        onPaste={(event) => takeFrom(event, event.clipboardData.files)}
        onDrop={(event) => takeFrom(event, event.dataTransfer.files)}
        className="block min-h-96 w-full resize-y rounded-b-box bg-sheet p-3 font-mono text-small field-sizing-content focus-visible:outline-offset-[-2px]"
        {...attributes}
      />
      {files.input}
      {files.current !== null && (
        <UploadDialog
          key={files.number}
          file={files.current}
          waiting={files.waiting}
          onInsert={insert}
          onCancel={files.done}
          onClosed={() => box.current?.focus()}
        />
      )}
    </>
  );
}

function withText({ value, selectionStart, selectionEnd }: HTMLTextAreaElement, text: string): string {
  return value.slice(0, selectionStart) + text + value.slice(selectionEnd);
}

/** Words within square brackets. */
function plain(text: string): string {
  return text.replaceAll(/[[\]\\]/g, "\\$&");
}

function showLine(box: HTMLTextAreaElement, line: number): void {
  const start = lineStart(box.value, line);
  const end = box.value.indexOf("\n", start);
  box.focus();
  box.setSelectionRange(start, end === -1 ? box.value.length : end);
  const height = Number.parseFloat(getComputedStyle(box).lineHeight);
  const top = box.getBoundingClientRect().top + window.scrollY + (line - 1) * height;
  window.scrollTo({ top: top - window.innerHeight / 3 });
}
