import { clsx } from "clsx";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { TimelineFieldsFragment } from "../gql/graphql.js";
import { Avatar } from "../ui/avatar.js";
import { Badge } from "../ui/badge.js";
import { DateTime } from "../ui/date-time.js";
import { Prose } from "../ui/prose.js";
import { AttachmentList } from "./attachments/attachment-list.js";
import { MaskedNotice } from "./masked-notice.js";
import { TimelineEvent } from "./timeline-event.js";

type Item = TimelineFieldsFragment["nodes"][number];
type Message = Extract<Item, { __typename: "Reply" | "InternalNote" }>;

interface TimelineProps {
  items: Item[];
  side: "customer" | "staff";
  /** Where a file of a message is removed, by its id; below it, released. */
  fileHref?: (id: string) => string;
  /** What stands below a message besides its text. */
  below?: (messageId: string) => ReactNode;
}

/** The conversation and what happened around it, oldest first. */
export function Timeline({ items, side, fileHref, below }: TimelineProps) {
  return (
    <ol aria-label="Conversation" className="grid grid-cols-1 gap-5">
      {items.map((item) => (
        <li key={item.id}>
          {isMessage(item) ? (
            <MessageCard message={item} side={side} fileHref={fileHref}>
              {below?.(item.id)}
            </MessageCard>
          ) : (
            <TimelineEvent item={item} side={side} />
          )}
        </li>
      ))}
    </ol>
  );
}

function isMessage(item: Item): item is Message {
  return item.__typename === "Reply" || item.__typename === "InternalNote";
}

/** Of a mail: quotes and signature, a click away. */
function FoldedText({ text }: { text: string }) {
  return (
    <details className="mt-3 text-small text-ink-soft">
      <summary className="w-fit cursor-pointer rounded-box font-medium hover:text-pine">
        Quoted text and signature
      </summary>
      <div className="mt-2 border-l-2 border-rule pl-3 wrap-anywhere whitespace-pre-wrap">{text}</div>
    </details>
  );
}

interface MessageCardProps extends Pick<TimelineProps, "side"> {
  message: Message;
  fileHref: TimelineProps["fileHref"];
  children: ReactNode;
}

/** A note looks like nothing that a customer sees: another ground, a dashed edge, a lock and words. */
function MessageCard({ message, side, fileHref, children }: MessageCardProps) {
  const { author, at, bodyHtml, masked } = message;
  const note = message.__typename === "InternalNote";
  return (
    <article
      aria-label={note ? `Internal note by ${author.name}` : `Reply by ${author.name}`}
      className={clsx(
        "rounded-sheet border p-4 sm:p-5",
        note ? "border-dashed border-ochre bg-ochre-wash" : "border-rule bg-sheet",
      )}
    >
      <header className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Avatar name={author.name} staff={author.staff} />
        <span className="font-medium">{author.name}</span>
        {note ? (
          <Badge tone="wait">
            <Lock aria-hidden="true" className="size-3" /> Internal note, staff only
          </Badge>
        ) : (
          author.staff && <Badge tone="accent">Support</Badge>
        )}
        {message.mergedFrom !== null && (
          <span className="text-label text-ink-faint">written to #{message.mergedFrom.number}</span>
        )}
        <DateTime at={at} className="w-full text-label text-ink-faint sm:ml-auto sm:w-auto" />
      </header>
      <Prose html={bodyHtml} kind="message" />
      {message.__typename === "Reply" && message.folded != null && <FoldedText text={message.folded} />}
      <MaskedNotice masked={masked} what="message" side={author.staff ? "staff" : side} className="mt-4" />
      <AttachmentList
        attachments={message.attachments}
        side={author.staff ? "staff" : side}
        fileHref={fileHref}
      />
      {children}
    </article>
  );
}
