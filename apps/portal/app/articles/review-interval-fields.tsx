import { Input, Select } from "../ui/input.js";

export interface ReviewInterval {
  count: number;
  unit: "DAYS" | "MONTHS";
}

interface ReviewIntervalFieldsProps {
  /** Its own; null: as the category above has it. */
  own: ReviewInterval | null | undefined;
  /** What holds when it has none of its own. */
  inherited: ReviewInterval | null | undefined;
  error?: string | undefined;
}

/** How often something is checked: a number and its unit; empty takes it from the category above. */
export function ReviewIntervalFields({ own, inherited, error }: ReviewIntervalFieldsProps) {
  return (
    <fieldset aria-describedby="reviewInterval-hint" className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 text-small font-medium">Checked every</legend>
      <div className="flex gap-2">
        <Input
          id="reviewInterval"
          name="reviewCount"
          type="number"
          min={1}
          max={3650}
          inputMode="numeric"
          defaultValue={own?.count ?? ""}
          aria-label="How many days or months"
          aria-invalid={error !== undefined || undefined}
          className="w-24"
        />
        <Select name="reviewUnit" defaultValue={own?.unit ?? "MONTHS"} aria-label="Days or months">
          <option value="MONTHS">months</option>
          <option value="DAYS">days</option>
        </Select>
      </div>
      <p id="reviewInterval-hint" className="text-small text-ink-soft">
        {error === undefined ? (
          `Left empty: ${intervalWords(inherited)}.`
        ) : (
          <span className="font-medium text-brick">{error}</span>
        )}
      </p>
    </fieldset>
  );
}

/** `every 6 months`, `never`. */
export function intervalWords(interval: ReviewInterval | null | undefined): string {
  if (interval == null) return "never";
  const unit = interval.unit === "DAYS" ? "day" : "month";
  return interval.count === 1 ? `every ${unit}` : `every ${interval.count} ${unit}s`;
}
