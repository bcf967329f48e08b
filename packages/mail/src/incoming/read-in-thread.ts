import { createReadStream, createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { finished, pipeline } from "node:stream/promises";
import type { ReadMail } from "@recourse/core";
import { eld } from "eld/extrasmall";
import {
  MailParser,
  type AttachmentStream,
  type Headers,
  type HeaderLines,
  type MessageText,
} from "mailparser";
import { readDeliveryReport } from "./delivery-report.js";
import { canonicalAddress, readFrom } from "./from-header.js";
import { splitReply } from "./split-reply.js";

export interface ReadOrder {
  /** The mail, as it came. */
  file: string;
  /** Where its files are put. */
  folder: string;
}

export type ReadAnswer = Omit<ReadMail, "files"> & { files: { name: string; path: string }[] };

const MOST_ADDRESSES = 50;
const MOST_REFERENCES = 50;
const MOST_FILES = 100;
const LONGEST_HTML = 2_000_000;
const LONGEST_HEADER = 500;
const LARGEST_REPORT = 65_536;
const LEAST_TO_KNOW_A_LANGUAGE = 40;

/** What programs write, and what is asked of it (automatic-mail.ts in policy). */
const TELLING = [
  ...["auto-submitted", "precedence", "x-auto-response-suppress", "x-autoreply", "x-autorespond", "x-loop"],
  ...["list-id", "list-post", "list-unsubscribe"],
];
const ENCRYPTED: Readonly<Record<string, string>> = {
  "application/pkcs7-mime": "It is encrypted or signed with S/MIME, which is not read here.",
  "application/x-pkcs7-mime": "It is encrypted or signed with S/MIME, which is not read here.",
  "application/pgp-encrypted": "It is encrypted with PGP, which is not read here.",
  "application/ms-tnef": "It is in Outlook's own format (winmail.dat), which is not read here.",
};

/** Takes a mail apart. Its files go to a folder, one at a time: the whole of it is never in memory. */
export async function read({ file, folder }: ReadOrder): Promise<ReadAnswer> {
  const parser = new MailParser({
    ...{ keepDeliveryStatus: true, ignoreEmbedded: true, skipTextToHtml: true, skipImageLinks: true },
    ...{ checksumAlgo: false, maxHtmlLengthToParse: LONGEST_HTML },
  });
  let headers: Headers = new Map();
  let lines: HeaderLines = [];
  let text = "";
  const files: { name: string; path: string }[] = [];
  const unreadable: string[] = [];
  let report: ReadMail["report"] = null;
  const problems: unknown[] = [];
  const kept: Promise<void>[] = [];

  async function keep(attachment: AttachmentStream): Promise<void> {
    if (files.length === MOST_FILES) throw new Error(`It has more than ${MOST_FILES} files.`);
    const path = join(folder, String(kept.length));
    await pipeline(attachment.content, createWriteStream(path, { mode: 0o600 }));
    const { contentType } = attachment;
    if (contentType === "message/delivery-status" && (await stat(path)).size <= LARGEST_REPORT) {
      report = readDeliveryReport(await readFile(path, "utf8"));
      return;
    }
    const name = attachment.filename ?? nameFor(contentType);
    files.push({ name, path });
    const why = ENCRYPTED[contentType];
    if (why !== undefined) unreadable.push(`${name}: ${why}`);
  }

  parser.on("headers", (found) => (headers = found));
  parser.on("headerLines", (found) => (lines = found));
  parser.on("data", (part: AttachmentStream | MessageText) => {
    if (part.type === "text") {
      text = part.text ?? "";
      if (part.textConversionError !== undefined) {
        unreadable.push(
          `The text: it could not be taken out of its HTML (${part.textConversionError.message}).`,
        );
      }
      return;
    }
    kept.push(
      keep(part)
        .catch((error: unknown) => void problems.push(error))
        .finally(() => part.release?.()),
    );
  });
  createReadStream(file)
    .on("error", (error) => parser.destroy(error))
    .pipe(parser);
  await finished(parser, { readable: true });
  await Promise.all(kept);
  if (problems.length > 0) throw problems[0];

  const valuesOf = (name: string): string[] =>
    lines.filter(({ key }) => key === name).map(({ line }) => line.slice(line.indexOf(":") + 1));
  const answers = [...valuesOf("in-reply-to"), ...valuesOf("references")].join(" ");
  return {
    from: readFrom(valuesOf("from")),
    subject: typeof headers.get("subject") === "string" ? String(headers.get("subject")) : "",
    messageId: idsIn(valuesOf("message-id").join(" "))[0] ?? null,
    references: idsIn(answers),
    namedAddresses: addressesIn([headers.get("to"), headers.get("cc")]),
    headers: Object.fromEntries(
      TELLING.map((name) => [
        name,
        (valuesOf(name)[0] ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST_HEADER),
      ]),
    ),
    ...(idsIn(answers).length > 0 ? splitReply(text) : { text, folded: "" }),
    ...{ language: languageOf(text), report, files, unreadable },
  };
}

function nameFor(contentType: string): string {
  if (contentType === "message/rfc822") return "message.eml";
  return contentType === "text/calendar" ? "invitation.ics" : "attachment";
}

function idsIn(value: string): string[] {
  return [...value.slice(0, 65_536).matchAll(/<([^<>\s]{1,250})>/g)]
    .flatMap(([, id]) => id ?? [])
    .slice(0, MOST_REFERENCES);
}

function addressesIn(values: unknown[]): string[] {
  const named = values.flat().flatMap((value) => {
    if (typeof value !== "object" || value === null || !("value" in value) || !Array.isArray(value.value))
      return [];
    return value.value.flatMap((each: unknown) =>
      typeof each === "object" && each !== null && "address" in each && typeof each.address === "string"
        ? (canonicalAddress(each.address) ?? [])
        : [],
    );
  });
  return [...new Set(named)].slice(0, MOST_ADDRESSES);
}

/** Null where there is too little of it, or it could be several. */
function languageOf(text: string): string | null {
  const sample = text.slice(0, 4_000);
  if (sample.replace(/[^\p{L}]/gu, "").length < LEAST_TO_KNOW_A_LANGUAGE) return null;
  const found = eld.detect(sample);
  return found.isReliable() && found.language !== "" ? found.language : null;
}
