import { clsx } from "clsx";
import { Paperclip } from "lucide-react";
import { useRef, type ReactNode, type RefObject } from "react";
import { Button } from "../../ui/button.js";
import { Field, FieldError } from "../../ui/field.js";
import { Textarea } from "../../ui/input.js";
import { useHydrated } from "../../ui/use-hydrated.js";
import { attachmentLimits } from "./attachment-limits.js";
import type { FailedFiles } from "./composed-form.server.js";
import { FilesWithoutScript } from "./files-without-script.js";
import { UploadList } from "./upload-list.js";
import { useGivenFiles } from "./use-given-files.js";
import { useHeldForm } from "./use-held-form.js";
import { useUploads } from "./use-uploads.js";

interface TextProps {
  /** Of the text's box. */
  id: string;
  label: string;
  hint: ReactNode;
  rows: number;
  error?: string | undefined;
  /** After a message that could not be sent. */
  text?: string | undefined;
  /** The box itself, for what is put into it. */
  box?: RefObject<HTMLTextAreaElement>;
}

interface FilesProps {
  /** What is wrong with the files, as the API says it. */
  filesError?: string | undefined;
  /** After a message that could not be sent. */
  files?: FailedFiles | undefined;
}

/** One box for the text, or fields of its own. */
type ComposerProps = FilesProps & (TextProps | { children: ReactNode });

/** Where a message is written: its text, and the files that come with it, chosen, dropped onto it or pasted into it. */
export function Composer(props: ComposerProps) {
  const { filesError, files } = props;
  const box = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const hydrated = useHydrated();
  const uploads = useUploads(files?.kept ?? []);
  const held = useHeldForm(box, uploads.list);
  const over = useGivenFiles(box, uploads.add);

  return (
    <div
      ref={box}
      className={clsx(
        "grid gap-3",
        over && "rounded-box outline-2 outline-offset-4 outline-dashed outline-pine",
      )}
    >
      {"children" in props ? props.children : <TextField {...props} />}
      <FieldError>{filesError}</FieldError>
      {hydrated ? (
        <>
          <UploadList uploads={uploads} held={held} over={over} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button type="button" size="small" onClick={() => chooser.current?.click()}>
              <Paperclip aria-hidden="true" className="size-4" /> Attach files
            </Button>
            <span className="text-label text-ink-faint">
              or drop or paste them here: {attachmentLimits.perMessage} files of{" "}
              {attachmentLimits.bytes / 1024 / 1024} MB at most
            </span>
            <input
              ref={chooser}
              type="file"
              multiple
              hidden
              aria-label="Files to attach"
              onChange={({ target }) => {
                uploads.add([...(target.files ?? [])]);
                target.value = "";
              }}
            />
          </div>
        </>
      ) : (
        <FilesWithoutScript files={files} />
      )}
    </div>
  );
}

function TextField({ id, label, hint, rows, error, text, box }: TextProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <Textarea ref={box} name="body" rows={rows} defaultValue={text} />
    </Field>
  );
}
