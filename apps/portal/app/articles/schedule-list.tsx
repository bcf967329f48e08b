import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { BothTimes } from "./both-times.js";
import type { DeskArticlePage } from "./load-desk-article.desk.server.js";

type Schedules = DeskArticlePage["article"]["schedules"];

interface ScheduleListProps {
  schedules: Schedules;
  head: DeskArticlePage["article"]["head"];
}

/** What will happen by itself, and what should have and did not. */
export function ScheduleList({ schedules, head }: ScheduleListProps) {
  const open = schedules.filter(({ state }) => state === "SCHEDULED");
  const [last] = schedules;
  return (
    <>
      {last?.state === "FAILED" && (
        <Callout tone="stop" title="What was scheduled did not happen">
          <p>{last.failure}</p>
        </Callout>
      )}
      {open.map((schedule) => (
        <OpenSchedule key={schedule.id} schedule={schedule} head={head} />
      ))}
    </>
  );
}

function OpenSchedule({ schedule, head }: { schedule: Schedules[number]; head: ScheduleListProps["head"] }) {
  const { id, kind, runAt, revision, replacement, scheduledBy, viewerCan } = schedule;
  const busy = useNavigation().formData?.get("scheduleId") === id;
  const overtaken = kind === "PUBLISH" && revision?.id !== head.id;
  return (
    <Callout
      tone={overtaken ? "stop" : "info"}
      title={
        kind === "PUBLISH" ? `Revision ${revision?.number ?? "?"} will be published` : "Readers will lose it"
      }
    >
      <p>
        <BothTimes at={runAt} />
        {scheduledBy !== null && `, scheduled by ${scheduledBy.name}`}
      </p>
      {replacement !== null && <p>Readers will be sent to “{replacement.head.title}”.</p>}
      {overtaken && (
        <p>A newer revision was saved: this one will not be published. Schedule the newer one instead.</p>
      )}
      {viewerCan.cancel.allowed && (
        <Form method="post" preventScrollReset aria-label="Cancel what is scheduled">
          <input type="hidden" name="scheduleId" value={id} />
          <Button size="small" name="intent" value="cancelSchedule" busy={busy}>
            Cancel this
          </Button>
        </Form>
      )}
    </Callout>
  );
}
