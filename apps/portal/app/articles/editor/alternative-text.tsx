import { useState } from "react";
import { Checkbox } from "../../ui/choice.js";
import { Field } from "../../ui/field.js";
import { Input } from "../../ui/input.js";

export interface Description {
  text: string;
  decorative: boolean;
}

interface AlternativeTextProps {
  value: Description;
  onChange: (value: Description) => void;
  error: string | undefined;
}

/** Asks what a picture shows. It stays without words only if somebody says that it is there for show. */
export function AlternativeText({ value, onChange, error }: AlternativeTextProps) {
  return (
    <div className="grid gap-3">
      <Field
        label="Alternative text"
        hint="What somebody who cannot see the picture needs to know, in a sentence."
        error={error}
      >
        <Input
          value={value.decorative ? "" : value.text}
          disabled={value.decorative}
          maxLength={500}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...value, text: target.value })}
        />
      </Field>
      <Checkbox
        label="Decorative"
        hint="It tells nothing that the text does not say."
        checked={value.decorative}
        onChange={({ target }) => onChange({ ...value, decorative: target.checked })}
      />
    </div>
  );
}

/** What was said of a picture, and whether that will do. */
export function useDescription(start: Description) {
  const [value, setValue] = useState(start);
  const [tried, setTried] = useState(false);
  const missing = !value.decorative && value.text.trim() === "";
  return {
    field: {
      value,
      onChange: setValue,
      error: tried && missing ? "Say what the picture shows, or tick “Decorative”." : undefined,
    },
    /** Null where something is missing, which is said from then on. */
    read(): string | null {
      setTried(true);
      if (missing) return null;
      return value.decorative ? "" : value.text.trim().replaceAll(/\s+/g, " ");
    },
  };
}
