import { z } from "zod";
import { refused, type Refused } from "../refusal.js";

const address = z.email().max(254);

/** One mail address, as it is written; nothing that a mail program could read as several. */
export function checkAddress(given: string, path: string[]): { ok: true; address: string } | Refused {
  const parsed = address.safeParse(given.trim());
  return parsed.success
    ? { ok: true, address: parsed.data }
    : refused("INVALID", "The e-mail address is not one.", path);
}
