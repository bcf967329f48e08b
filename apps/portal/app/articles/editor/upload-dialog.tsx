import { useId, useState, type FormEvent } from "react";
import { Button } from "../../ui/button.js";
import { Callout } from "../../ui/callout.js";
import { Dialog } from "../../ui/dialog.js";
import { Field } from "../../ui/field.js";
import { Input } from "../../ui/input.js";
import { AlternativeText, useDescription } from "./alternative-text.js";
import { useUpload, type Upload } from "./use-upload.js";

export type Insertion =
  { kind: "image"; src: string; alt: string } | { kind: "link"; href: string; text: string };

interface UploadDialogProps {
  file: File;
  /** How many come after it. */
  waiting: number;
  onInsert: (insertion: Insertion) => void;
  onCancel: () => void;
  /** Gives the focus back to the text. */
  onClosed: () => void;
}

/** Sends a file and meanwhile asks what it is to readers. */
export function UploadDialog({ file, waiting, onInsert, onCancel, onClosed }: UploadDialogProps) {
  const upload = useUpload(file);
  const description = useDescription({ text: "", decorative: false });
  const [text, setText] = useState(file.name);
  const sent = upload.answer?.ok === true ? upload.answer.file : null;
  const isImage = sent?.isImage ?? file.type.startsWith("image/");
  const insert = (event: FormEvent) => {
    // It would reach the page's form, which React sees around this one.
    event.preventDefault();
    event.stopPropagation();
    if (sent === null) return;
    if (!isImage) onInsert({ kind: "link", href: sent.url, text: text.trim() || sent.name });
    else {
      const alt = description.read();
      if (alt !== null) onInsert({ kind: "image", src: sent.url, alt });
    }
  };
  return (
    <Dialog
      title={isImage ? "Picture" : "File"}
      description={waiting === 0 ? file.name : `${file.name}, and ${waiting} more after it`}
      open
      onOpenChange={(open) => !open && onCancel()}
      onClosed={onClosed}
    >
      <form onSubmit={insert} onChange={(event) => event.stopPropagation()} noValidate className="grid gap-4">
        <Progress upload={upload} />
        {isImage ? (
          <AlternativeText {...description.field} />
        ) : (
          <Field label="Text of the link">
            <Input value={text} maxLength={300} onChange={({ target }) => setText(target.value)} />
          </Field>
        )}
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" disabled={sent === null}>
            Insert
          </Button>
          <Button type="button" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Progress({ upload: { progress, answer, retry } }: { upload: Upload }) {
  const id = useId();
  if (answer?.ok === false) {
    return (
      <Callout tone="stop" title="The file was not taken" live>
        <p>{answer.message}</p>
        <Button type="button" size="small" onClick={retry}>
          Try again
        </Button>
      </Callout>
    );
  }
  if (answer?.ok === true && answer.file.isImage) {
    return (
      <img src={answer.file.url} alt="" className="max-h-40 max-w-full rounded-box border border-rule" />
    );
  }
  return (
    <div className="grid gap-1" role="status">
      <label htmlFor={id} className="text-small">
        {answer === null ? "Sending the file" : "The file is there."}
      </label>
      <progress id={id} value={progress} max={1} className="h-2 w-full accent-pine" />
    </div>
  );
}
