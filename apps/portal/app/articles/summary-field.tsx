import { useState } from "react";
import { Field } from "../ui/field.js";
import { Textarea } from "../ui/input.js";

const longest = 1000;
/** Search engines cut what is longer. */
const shown = 160;

/** The summary, with how much of it is used. */
export function SummaryField({ summary, error }: { summary: string; error: string | undefined }) {
  const [length, setLength] = useState(summary.length);
  return (
    <div className="grid gap-1">
      <Field
        id="summary"
        label="Summary"
        hint="One or two sentences: lists and search engines show it."
        error={error}
      >
        <Textarea
          name="summary"
          rows={2}
          defaultValue={summary}
          maxLength={longest}
          onChange={({ target }) => setLength(target.value.length)}
          className="min-h-20"
        />
      </Field>
      <p className="text-right text-label text-ink-soft">
        {length} characters{length > shown && `; search engines show about ${shown}`}
      </p>
    </div>
  );
}
