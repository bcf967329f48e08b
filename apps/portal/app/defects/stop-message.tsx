import { Form, useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { DateTime } from "../ui/date-time.js";
import type { DefectPage } from "./load-defect.desk.server.js";

interface StopMessageProps {
  defect: { id: string };
  broadcast: DefectPage["defect"]["broadcasts"][number];
  /** The server's time when the page was made: the reader's clock may be wrong. */
  now: string;
}

/** A message that waits for its time, with the button that stops it; the seconds count down where there is script. */
export function StopMessage({ defect, broadcast, now }: StopMessageProps) {
  const left = useSecondsLeft(Date.parse(broadcast.sendsAt) - Date.parse(now));
  const stopping = useNavigation().formData?.get("intent") === "stop";
  return (
    <Callout tone="wait" title={left > 0 ? "The message is on its way" : "The message is going out"}>
      <p>
        {left > 0 ? (
          <>
            It goes out{" "}
            <span className="tabular-nums" role="timer">
              in {left} {left === 1 ? "second" : "seconds"}
            </span>
            , <DateTime at={broadcast.sendsAt} />. Until then nothing has changed.
          </>
        ) : (
          "It cannot be stopped any more."
        )}
      </p>
      {left > 0 &&
        (broadcast.viewerCan.stop.allowed ? (
          <Form method="post" preventScrollReset aria-label="Stop the message">
            <input type="hidden" name="defectId" value={defect.id} />
            <input type="hidden" name="broadcastId" value={broadcast.id} />
            <Button name="intent" value="stop" tone="danger" busy={stopping}>
              Stop
            </Button>
          </Form>
        ) : (
          <p className="text-small text-ink-soft">
            {broadcast.sender?.name ?? "Its sender"} sent it, and alone can stop it.
          </p>
        ))}
    </Callout>
  );
}

/** Counts down from what was left when the page was made; then the page is loaded again, a few times while the message goes out. */
function useSecondsLeft(millis: number): number {
  const [passed, setPassed] = useState(0);
  const { revalidate } = useRevalidator();
  const left = Math.max(0, Math.ceil((millis - passed) / 1000));
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setPassed(performance.now() - began), 250);
    return () => clearInterval(timer);
  }, [millis]);
  useEffect(() => {
    if (left > 0) return undefined;
    const timer = setInterval(revalidate, 2_000);
    return () => clearInterval(timer);
  }, [left, revalidate]);
  return left;
}
