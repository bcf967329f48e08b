import { createHmac, timingSafeEqual } from "node:crypto";
import { badUserInput } from "../errors.js";

const MAC_BYTES = 12;

function wrongCursor(): Error {
  return badUserInput(
    "This cursor is not one of this list. Its sort and filter must be those it was made with.",
    "after",
  );
}

/**
 * Cursors of one API. A cursor is the position after a row and a code over that position and the list's sort and
 * filter, so it is opaque, cannot be forged, and is of no use in any other list.
 */
export class Cursors {
  constructor(private readonly secret: string) {}

  /** `list` names the list with its sort and filter; equal lists give equal texts. */
  encode(list: string, position: unknown): string {
    const body = Buffer.from(JSON.stringify(position));
    return Buffer.concat([this.code(list, body), body]).toString("base64url");
  }

  /** The position a cursor stands for, as JSON data. @throws BAD_USER_INPUT where it is not a cursor of this list. */
  decode(list: string, cursor: string, wrong: () => Error = wrongCursor): unknown {
    const bytes = Buffer.from(cursor, "base64url");
    const body = bytes.subarray(MAC_BYTES);
    const given = bytes.subarray(0, MAC_BYTES);
    if (given.length < MAC_BYTES || !timingSafeEqual(given, this.code(list, body))) {
      throw wrong();
    }
    return JSON.parse(body.toString("utf8"));
  }

  private code(list: string, body: Buffer): Buffer {
    return createHmac("sha256", this.secret)
      .update("cursor\0")
      .update(list)
      .update("\0")
      .update(body)
      .digest()
      .subarray(0, MAC_BYTES);
  }
}
