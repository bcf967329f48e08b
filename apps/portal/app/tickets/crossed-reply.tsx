import { useEffect, useRef } from "react";
import { Callout } from "../ui/callout.js";
import { Prose } from "../ui/prose.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";

type Item = DeskTicketPage["ticket"]["timeline"]["nodes"][number];
export type SentReply = Extract<Item, { __typename: "Reply" }>;

/** Replies that were written after the writer had looked. */
export function repliesAfter(items: Item[], seenUntil: string): SentReply[] {
  return items.filter(
    (item): item is SentReply => item.__typename === "Reply" && Date.parse(item.at) > Date.parse(seenUntil),
  );
}

/** Somebody else's reply was quicker. Theirs is here, one's own is still in its box beside it. Takes focus. */
export function CrossedReply({ message, replies }: { message: string; replies: SentReply[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [message]);
  return (
    <div ref={box} tabIndex={-1} className="grid content-start gap-3 focus:outline-none">
      <Callout tone="wait" live title="Your reply was not sent yet">
        <p>{message}</p>
      </Callout>
      {replies.map(({ id, author, bodyHtml }) => (
        <article
          key={id}
          aria-label={`Reply by ${author.name}, sent meanwhile`}
          className="max-h-80 overflow-y-auto rounded-box border border-rule bg-sunk p-3"
        >
          <p className="mb-2 text-small font-medium">{author.name}, meanwhile:</p>
          <Prose html={bodyHtml} kind="message" />
        </article>
      ))}
    </div>
  );
}
