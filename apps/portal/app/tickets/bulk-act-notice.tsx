import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import type { DoneBulkAct } from "./bulk-act.desk.server.js";
import { bulkActTroubles, bulkActWords } from "./bulk-act-words.js";

/** What was just done to several tickets, to which it was not and why, and the way back. Takes focus, so that the way back is next. */
export function BulkActNotice({ done, back }: { done: DoneBulkAct; back: string }) {
  const box = useRef<HTMLDivElement>(null);
  const busy = useNavigation().state !== "idle";
  const troubles = bulkActTroubles(done);
  const undone = done.tickets.some(({ undo }) => undo !== null);
  const undoable =
    !undone && done.viewerCanUndo.allowed && done.tickets.some(({ outcome }) => outcome === "DONE");
  useEffect(() => box.current?.focus(), [done.id, undone]);
  return (
    <div ref={box} tabIndex={-1} className="mb-5 focus:outline-none">
      <Callout tone={troubles.length > 0 ? "wait" : "good"} live title={bulkActWords(done)}>
        {troubles.length > 0 && (
          <ul className="grid gap-1">
            {troubles.map(({ title, reason }, index) => (
              <li key={index}>
                <span className="font-medium">{title}:</span> {reason}
              </li>
            ))}
          </ul>
        )}
        {undoable && (
          <Form method="post" action="/desk/bulk" preventScrollReset>
            <input type="hidden" name="bulkActId" value={done.id} />
            <input type="hidden" name="back" value={back} />
            <Button name="act" value="undo" size="small" busy={busy}>
              Undo
            </Button>
          </Form>
        )}
      </Callout>
    </div>
  );
}
