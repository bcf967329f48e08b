import { BookOpen, TextQuote } from "lucide-react";
import { lazy, Suspense, useState, type RefObject } from "react";
import { Button } from "../ui/button.js";
import { useHydrated } from "../ui/use-hydrated.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";

const MacroPicker = lazy(() => import("../macros/macro-picker.js"));
const ArticlePicker = lazy(() => import("./article-picker.js"));

interface ComposerToolsProps {
  page: DeskTicketPage;
  box: RefObject<HTMLTextAreaElement>;
}

/** What can be put into a reply besides one's own words. The dialogs come when they are asked for. */
export function ComposerTools({ page, box }: ComposerToolsProps) {
  const [open, setOpen] = useState<"macro" | "article" | null>(null);
  const hydrated = useHydrated();
  if (!hydrated) return null;
  const close = () => setOpen(null);
  return (
    <div className="flex flex-wrap gap-2">
      <Button type="button" id="insert-macro" size="small" tone="quiet" onClick={() => setOpen("macro")}>
        <TextQuote aria-hidden="true" className="size-4" /> Insert macro
      </Button>
      <Button type="button" id="insert-article" size="small" tone="quiet" onClick={() => setOpen("article")}>
        <BookOpen aria-hidden="true" className="size-4" /> Insert article
      </Button>
      <Suspense fallback={null}>
        {open === "macro" && <MacroPicker ticketId={page.ticket.id} box={box} onClose={close} />}
        {open === "article" && <ArticlePicker box={box} onClose={close} />}
      </Suspense>
    </div>
  );
}
