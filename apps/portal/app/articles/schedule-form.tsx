import { Form, useNavigation } from "@remix-run/react";
import { useState, type ReactNode } from "react";
import { useSite } from "../frame/site.js";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input, Select } from "../ui/input.js";
import { useHydrated } from "../ui/use-hydrated.js";
import { useLatest } from "../ui/use-latest.js";
import type { ReadTime } from "./read-schedule-time.desk.server.js";

interface ScheduleFormProps {
  intent: "schedulePublication" | "scheduleUnpublication";
  label: string;
  revisionId: string;
  dirty: boolean;
  children?: ReactNode;
}

/** A time on the wall in Mountain time. What it is in UTC stands below, in the words of the rules that will be asked. */
export function ScheduleForm({ intent, label, revisionId, dirty, children }: ScheduleFormProps) {
  const { zoneName } = useSite();
  const [wallTime, setWallTime] = useState("");
  const hydrated = useHydrated();
  const busy = useNavigation().formData?.get("intent") === intent;
  const { answer } = useLatest<ReadTime>(
    wallTime === "" ? null : { url: `/desk/articles/time?${new URLSearchParams({ at: wallTime })}` },
  );
  const twice = answer?.problem === "AMBIGUOUS_TIME";
  return (
    <Form method="post" preventScrollReset aria-label={label} className="grid gap-3">
      <input type="hidden" name="revisionId" value={revisionId} />
      <Field label={`When, in ${zoneName} time`}>
        <Input
          type="datetime-local"
          name="wallTime"
          required
          step={60}
          onChange={(event) => setWallTime(event.currentTarget.value)}
        />
      </Field>
      <p role="status" className="text-small text-ink-soft empty:hidden">
        {answer?.words}
      </p>
      {(twice || !hydrated) && (
        <Field label="Which of the two" hint="Only for a time that comes twice, when clocks go back.">
          <Select name="occurrence" defaultValue="">
            <option value="">Say which</option>
            <option value="FIRST">The first, before clocks go back</option>
            <option value="SECOND">The second, after that</option>
          </Select>
        </Field>
      )}
      {children}
      <Button name="intent" value={intent} busy={busy} disabled={dirty} wide>
        {label}
      </Button>
    </Form>
  );
}
