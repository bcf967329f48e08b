import { Form, useNavigation } from "@remix-run/react";
import { Undo2 } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../ui/button.js";

export interface UndoableReply {
  id: string;
  /** Until the customer sees it, when the page was made. */
  secondsLeft: number;
  mine: boolean;
  /** Of its files, which come back with the text. */
  attachmentIds: string[];
}

/** Under a reply that the customer does not see yet: for its author, a button that takes it back. */
export function UndoReply({ reply }: { reply: UndoableReply }) {
  const left = useCountdown(reply.secondsLeft);
  const busy = useNavigation().formData?.get("messageId") === reply.id;
  if (left <= 0 && !busy) return null;
  if (!reply.mine)
    return <p className="mt-3 text-small text-ink-faint">The customer sees this in a moment.</p>;
  return (
    <Form method="post" preventScrollReset className="mt-3 flex flex-wrap items-center gap-3">
      <input type="hidden" name="messageId" value={reply.id} />
      {reply.attachmentIds.map((id) => (
        <input key={id} type="hidden" name="attachmentId" value={id} />
      ))}
      <Button name="intent" value="undo" size="small" busy={busy} data-undo>
        <Undo2 aria-hidden="true" className="size-4" /> Undo
      </Button>
      <span className="text-small text-ink-soft">
        The customer sees this in <span className="tabular-nums">{left}</span> s.
      </span>
    </Form>
  );
}

/** Seconds that are left, counted from when the page came: the clocks here and there may differ. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
