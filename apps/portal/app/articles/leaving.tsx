import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";

/** Asks before a page is left on which something is not saved anywhere. */
export function Leaving({ unsafe }: { unsafe: boolean }) {
  useBeforeUnload((event) => {
    if (unsafe) event.preventDefault();
  });
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsafe && currentLocation.pathname !== nextLocation.pathname,
  );
  return (
    <Dialog
      title="Leave without saving?"
      description="What you typed last is not saved, and will be lost."
      open={blocker.state === "blocked"}
      onOpenChange={() => blocker.reset?.()}
    >
      <div className="flex flex-wrap gap-2">
        <Button type="button" tone="primary" onClick={() => blocker.reset?.()}>
          Stay here
        </Button>
        <Button type="button" tone="danger" onClick={() => blocker.proceed?.()}>
          Leave
        </Button>
      </div>
    </Dialog>
  );
}
