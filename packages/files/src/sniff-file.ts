import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";

/** As much as tells a document from a text. */
const headBytes = 64 * 1024;
const isXml: ReadonlySet<string> = new Set(["application/xml", "text/xml"]);

/** What a file is by its bytes, whatever it is called: its media type, `application/octet-stream` where nothing tells. */
export async function sniffFile(file: string): Promise<string> {
  const known = await fileTypeFromFile(file);
  if (known !== undefined && !isXml.has(known.mime)) return known.mime;
  const text = await readText(file);
  if (text === null) return known?.mime ?? "application/octet-stream";
  // Comments, declarations and a doctype may stand before what says that it is a drawing or a page.
  const tags = text.replace(/<!--[\s\S]*?(?:-->|$)/g, "").slice(0, 4_096);
  if (/<(?:[\w-]+:)?svg[\s>/]/i.test(tags)) return "image/svg+xml";
  if (/<!doctype\s+html|<(?:html|head|body|script|iframe)[\s>/]/i.test(tags)) return "text/html";
  if (known !== undefined || /^\s*<\?xml\s/.test(tags)) return "application/xml";
  return text.startsWith("#!") ? "text/x-shellscript" : "text/plain";
}

/** Bytes that no text has: control characters besides tab, line ends, page ends and escape. */
function isControl(byte: number): boolean {
  return byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte);
}

/** The beginning of a file when it is text in UTF-8 (or UTF-16 with its mark), else null. */
async function readText(file: string): Promise<string | null> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const head = buffer.subarray(0, bytesRead);
    const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
    if (marked) return new TextDecoder(head[0] === 0xff ? "utf-16le" : "utf-16be").decode(head);
    if (head.some(isControl)) return null;
    // A letter of up to four bytes may be cut off where the head ends.
    const cut = bytesRead === headBytes ? [0, 1, 2, 3] : [0];
    return cut.some((missing) => isUtf8(head.subarray(0, bytesRead - missing)))
      ? head.toString("utf8")
      : null;
  } finally {
    await handle.close();
  }
}
