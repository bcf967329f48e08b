import type { FormEvent } from "react";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { AlternativeText, useDescription } from "./alternative-text.js";

interface ImageDialogProps {
  alt: string;
  onSave: (alt: string) => void;
  onCancel: () => void;
  /** Gives the focus back to the text. */
  onClosed: () => void;
}

/** Changes what is said of a picture that stands in the text. */
export function ImageDialog({ alt, onSave, onCancel, onClosed }: ImageDialogProps) {
  const description = useDescription({ text: alt, decorative: alt === "" });
  const save = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const text = description.read();
    if (text !== null) onSave(text);
  };
  return (
    <Dialog
      title="Describe the picture"
      open
      onOpenChange={(open) => !open && onCancel()}
      onClosed={onClosed}
    >
      <form onSubmit={save} onChange={(event) => event.stopPropagation()} noValidate className="grid gap-4">
        <AlternativeText {...description.field} />
        <Button tone="primary" className="justify-self-start">
          Keep
        </Button>
      </form>
    </Dialog>
  );
}
