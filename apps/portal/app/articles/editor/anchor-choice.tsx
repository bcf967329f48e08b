import { useMemo } from "react";
import { Field } from "../../ui/field.js";
import { Select } from "../../ui/input.js";
import { anchorsIn } from "./link-target.js";

interface AnchorChoiceProps {
  label: string;
  /** What is chosen where no heading is. */
  none: string;
  /** The article as it was rendered. */
  html: string;
  value: string;
  onChange: (anchor: string) => void;
}

/** One of an article's headings; nothing where it has none. */
export function AnchorChoice({ label, none, html, value, onChange }: AnchorChoiceProps) {
  const anchors = useMemo(() => anchorsIn(html), [html]);
  if (anchors.length === 0) return null;
  return (
    <Field label={label}>
      <Select value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{none}</option>
        {anchors.map(({ anchor, text, depth }) => (
          <option key={anchor} value={anchor}>
            {`${"\u2003".repeat(depth - 2)}${text}`}
          </option>
        ))}
      </Select>
    </Field>
  );
}
