import { Download, FileText, FileX2 } from "lucide-react";
import type { AttachmentFieldsFragment } from "../../gql/graphql.js";
import { fileSize } from "../../files/file-size.js";
import { DateTime } from "../../ui/date-time.js";
import { MaskedNotice } from "../masked-notice.js";

/** Under either schema: the desk's tells besides what the viewer may do with it. */
export type ShownAttachment = AttachmentFieldsFragment & {
  viewerCan?: { release: { allowed: boolean }; remove: { allowed: boolean } };
};

type Side = "customer" | "staff";

interface AttachmentListProps {
  attachments: readonly ShownAttachment[];
  /** Who is spoken to of what was taken out. */
  side: Side;
  /** Where a file is removed, and below it released, for those who may; on the desk alone. */
  fileHref?: ((id: string) => string) | undefined;
}

/** The files of a message: images as they are, everything else by its name, and what became of those that were removed. */
export function AttachmentList({ attachments, side, fileHref }: AttachmentListProps) {
  if (attachments.length === 0) return null;
  const images = attachments.filter(
    ({ isImage, openable, removal }) => isImage && openable && removal === null,
  );
  const others = attachments.filter((attachment) => !images.includes(attachment));
  const acts = ({ id, name, held, viewerCan }: ShownAttachment) =>
    fileHref === undefined ? null : (
      <>
        {held !== null && viewerCan?.release.allowed === true && (
          <a href={`${fileHref(id)}/release`} className="link text-label">
            Release<span className="sr-only"> {name}</span>
          </a>
        )}
        {viewerCan?.remove.allowed === true && (
          <a href={fileHref(id)} className="link text-label">
            Remove<span className="sr-only"> {name}</span>
          </a>
        )}
      </>
    );
  return (
    <div className="mt-4 grid gap-3 border-t border-rule pt-4">
      {images.length > 0 && (
        <ul aria-label="Images" className="flex flex-wrap gap-3">
          {images.map((image) => (
            <li key={image.id} className="grid max-w-full gap-1">
              <Picture image={image} />
              <Notes attachment={image} side={side} />
              {acts(image)}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul aria-label="Files" className="grid gap-2">
          {others.map((file) => (
            <li key={file.id} className="flex items-start gap-2 text-small">
              {file.removal === null ? <FileLine file={file} side={side} /> : <Tombstone file={file} />}
              {file.removal === null && acts(file)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Asks for the address at the moment it is used, since it is good for a few minutes alone. */
function hrefOf(id: string): string {
  return `/tickets/files/${encodeURIComponent(id)}`;
}

function Picture({ image: { id, name, width, height } }: { image: ShownAttachment }) {
  return (
    <a href={hrefOf(id)} target="_blank" rel="noopener" className="block w-fit">
      <img
        src={hrefOf(id)}
        alt={name}
        loading="lazy"
        {...(width !== null && height !== null && { width, height })}
        className="h-auto max-h-48 w-auto max-w-full rounded-box border border-rule bg-sunk object-contain"
      />
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}

function FileLine({ file, side }: { file: ShownAttachment; side: Side }) {
  const { id, name, bytes } = file;
  return (
    <>
      <FileText aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-faint" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        {file.openable ? (
          <a href={hrefOf(id)} className="link break-all">
            {name}
            <Download aria-hidden="true" className="mb-0.5 ml-1 inline size-3.5" />
          </a>
        ) : (
          <span className="break-all">{name}</span>
        )}{" "}
        <span className="text-ink-faint">{fileSize(bytes)}</span>
        <Notes attachment={file} side={side} />
      </div>
    </>
  );
}

function Notes({ attachment: { held, masked, warning }, side }: { attachment: ShownAttachment; side: Side }) {
  return (
    <>
      {warning !== null && <p className="text-label text-ochre">{warning}</p>}
      {held !== null && <p className="text-label text-ochre">{held}</p>}
      <MaskedNotice masked={masked} what="file" side={side} className="mt-1" />
    </>
  );
}

function Tombstone({ file: { name, removal } }: { file: ShownAttachment }) {
  if (removal === null) return null;
  return (
    <>
      <FileX2 aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-faint" strokeWidth={1.75} />
      <p className="min-w-0 flex-1 text-ink-soft">
        <span className="break-all line-through">{name}</span> was removed
        {removal.author !== null && ` by ${removal.author.name}`}: {removal.reason}{" "}
        <DateTime at={removal.at} className="text-label text-ink-faint" />
      </p>
    </>
  );
}
