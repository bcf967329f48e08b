import { Form, useNavigation } from "@remix-run/react";
import { Lock } from "lucide-react";
import { Button } from "../ui/button.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Composer } from "./attachments/composer.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";
import { SeenTicket } from "./seen-ticket.js";
import { SentNotice } from "./sent-notice.js";
import { useKeptText } from "./use-kept-text.js";
import { useSent } from "./use-sent.js";
import type { FailedAct } from "./work-on-ticket.desk.server.js";

interface NoteFormProps {
  page: DeskTicketPage;
  failed: FailedAct | null;
}

/**
 * Notes for colleagues. A form of its own with a box of its own, in the look of notes: nothing that is written here can leave by the
 * buttons of the reply, nor the other way round.
 */
export function NoteForm({ page, failed }: NoteFormProps) {
  const busy = useNavigation().formData?.get("intent") === "note";
  const { key, sent } = useSent("note");
  const box = useKeptText(`desk-note-${page.me}-${page.ticket.id}`, "note");
  if (!page.ticket.viewerCan.addNote.allowed) return null;
  const mine = failed?.act === "note" ? failed : null;
  const { note: noteError, attachmentIds: filesError, ...others } = mine?.errors ?? {};
  return (
    <details
      open={mine !== null || sent}
      className="group rounded-sheet border border-dashed border-ochre bg-ochre-wash"
    >
      <summary className="flex items-center gap-2 px-4 py-3 font-medium text-ochre sm:px-5">
        <Lock aria-hidden="true" className="size-4" /> Write an internal note
      </summary>
      <Form
        key={key}
        method="post"
        encType="multipart/form-data"
        noValidate
        preventScrollReset
        aria-label="Internal note"
        className="grid gap-4 px-4 pb-4 sm:px-5 sm:pb-5"
      >
        <ErrorSummary title="The note was not saved" errors={others} />
        <SentNotice sent={sent}>Saved.</SentNotice>
        <SeenTicket page={page} />
        <Composer
          id="note"
          box={box}
          label="Internal note"
          hint="Staff only: no customer ever sees it."
          rows={4}
          error={noteError}
          filesError={filesError}
          text={mine?.body}
          files={mine?.files}
        />
        <div>
          <Button name="intent" value="note" busy={busy}>
            Save internal note
          </Button>
        </div>
      </Form>
    </details>
  );
}
