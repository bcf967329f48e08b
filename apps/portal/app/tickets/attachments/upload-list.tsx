import { FileText, Image, X } from "lucide-react";
import { useId } from "react";
import { fileSize } from "../../files/file-size.js";
import { Button } from "../../ui/button.js";
import { MaskedNotice } from "../masked-notice.js";
import { progressWords, type Upload } from "./upload-queue.js";
import type { Uploads } from "./use-uploads.js";

interface UploadListProps {
  uploads: Uploads;
  /** The form waits for the files. */
  held: boolean;
  /** Something is about to be dropped. */
  over: boolean;
}

/** The files of a message that is being written, and how far each of them is. */
export function UploadList({ uploads, held, over }: UploadListProps) {
  const { list, leftOut } = uploads;
  return (
    <>
      {list.length > 0 && (
        <ul aria-label="Attached files" className="grid gap-2">
          {list.map((upload) => (
            <UploadRow key={upload.key} upload={upload} uploads={uploads} />
          ))}
        </ul>
      )}
      <p role="status" className="text-small text-ink-soft empty:hidden">
        {over ? "Drop the files to attach them." : statusWords(list, leftOut, held)}
      </p>
    </>
  );
}

function statusWords(list: readonly Upload[], leftOut: number, held: boolean): string {
  return [
    progressWords(list),
    leftOut > 0 ? `${leftOut} more did not fit.` : "",
    held ? "The message goes as soon as they are there." : "",
  ]
    .filter((words) => words !== "")
    .join(" ");
}

function UploadRow({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const Icon = upload.state === "there" && upload.sent.isImage ? Image : FileText;
  return (
    <li className="flex items-start gap-3 rounded-box border border-rule bg-paper px-3 py-2">
      <Icon aria-hidden="true" className="mt-1 size-4 shrink-0 text-ink-faint" strokeWidth={1.75} />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap gap-x-2 text-small">
          <span className="min-w-0 break-all font-medium">{upload.name}</span>
          <span className="text-ink-faint">{fileSize(upload.bytes)}</span>
        </p>
        <State upload={upload} />
      </div>
      {upload.state === "failed" && upload.file !== null && (
        <Button type="button" size="small" onClick={() => uploads.retry(upload)}>
          Try again
        </Button>
      )}
      <Button type="button" size="small" tone="quiet" onClick={() => uploads.remove(upload)}>
        <X aria-hidden="true" className="size-4" />
        <span className="sr-only">
          {upload.state === "sending" ? "Cancel" : "Remove"} {upload.name}
        </span>
      </Button>
    </li>
  );
}

function State({ upload }: { upload: Upload }) {
  const id = useId();
  switch (upload.state) {
    case "waiting":
      return <p className="text-label text-ink-faint">Waits for the others.</p>;
    case "sending":
      return (
        <>
          <label htmlFor={id} className="text-label text-ink-faint">
            {upload.share < 1
              ? `Sending: ${Math.round(upload.share * 100)} %`
              : "Sent. It is being looked at."}
          </label>
          <progress id={id} value={upload.share} max={1} className="h-1.5 w-full accent-pine" />
        </>
      );
    case "there":
      return (
        <>
          <input type="hidden" name="attachmentId" value={upload.sent.id} />
          {upload.sent.warning !== null && <p className="text-label text-ochre">{upload.sent.warning}</p>}
          {upload.sent.held !== null && <p className="text-label text-ochre">{upload.sent.held}</p>}
          <MaskedNotice masked={upload.sent.masked} what="file" side="customer" />
        </>
      );
    case "failed":
      return <p className="text-label font-medium text-brick">{upload.reason}</p>;
  }
}
