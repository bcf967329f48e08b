import { useEffect, useRef, useState, type ComponentType } from "react";
import { Field, FieldError } from "../ui/field.js";
import { Textarea } from "../ui/input.js";
import type { WritingSurfaceProps } from "./editor/writing-surface.js";

interface BodyFieldProps {
  body: string;
  onBody: (body: string) => void;
  error: string | undefined;
  /** A line to go to; a new object goes there again. */
  line: { number: number } | null;
}

/** The article's text: the editor, or a plain box where there is no script or while the editor is under way. */
export function BodyField({ body, onBody, error, line }: BodyFieldProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [Editor, setEditor] = useState<ComponentType<WritingSurfaceProps> | null>(null);
  const typedBefore = useRef(onBody);
  useEffect(() => {
    // Somebody may have begun to type before the page was hydrated.
    const typed = box.current?.value ?? "";
    if (typed !== (box.current?.defaultValue ?? "")) typedBefore.current(typed);
    // Large, and of use only here. Where it does not come, the plain box stays.
    import("./editor/writing-surface.js").then(
      ({ WritingSurface }) => setEditor(() => WritingSurface),
      () => undefined,
    );
  }, []);
  if (Editor === null) {
    return (
      <Field id="body" label="Text" hint="Markdown." error={error}>
        <Textarea
          ref={box}
          name="body"
          rows={22}
          value={body}
          onChange={({ target }) => onBody(target.value)}
          className="max-h-none min-h-96 font-mono text-small"
        />
      </Field>
    );
  }
  const errorId = error === undefined ? undefined : "body-error";
  return (
    <>
      <input type="hidden" name="body" value={body} />
      <Editor body={body} onBody={onBody} invalid={error !== undefined} describedBy={errorId} line={line} />
      <FieldError id={errorId}>{error}</FieldError>
    </>
  );
}
