import { useLocation, useNavigate } from "@remix-run/react";
import { Command } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "../ui/button.js";
import { Kbd } from "../ui/kbd.js";
import { useHydrated } from "../ui/use-hydrated.js";

const PaletteDialog = lazy(() => import("./palette-dialog.js"));

/** A button, and Ctrl+K or ⌘K, for everything that can be done or gone to from here. The rest of it comes when it is asked for. */
export function Palette() {
  const [open, setOpen] = useState(false);
  const hydrated = useHydrated();
  const navigate = useNavigate();
  const { key } = useLocation();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // The editor of articles has this key for links.
      if (
        event.defaultPrevented ||
        event.key.toLowerCase() !== "k" ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  if (!hydrated) return null;
  return (
    <>
      <Button type="button" size="small" tone="quiet" onClick={() => setOpen(true)}>
        <Command aria-hidden="true" className="size-4" /> Commands <Kbd>Ctrl K</Kbd>
      </Button>
      <Suspense fallback={null}>
        {open && (
          <PaletteDialog
            key={key}
            onClose={() => setOpen(false)}
            goTo={(href) => {
              setOpen(false);
              navigate(href);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
