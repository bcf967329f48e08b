import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const CODE_DIGITS = 8;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * Codes and links that are sent by mail. They are made of the installation's secret and of what they are for, so that none is ever
 * stored, every attempt to send has the same one, and who reads the database alone has none.
 */
export class SecretCodes {
  readonly #key: Buffer;

  /** @param secret of the installation; what is made of it here tells nothing of its other uses */
  constructor(secret: string) {
    this.#key = createHmac("sha256", secret).update("codes and links").digest();
  }

  /** Eight digits that a person types. Guessing is bounded by the attempts that are counted with what the code is for. */
  code(purpose: string, id: string): string {
    const number = this.#mac(purpose, id).readBigUInt64BE(0) % 10n ** BigInt(CODE_DIGITS);
    return number.toString().padStart(CODE_DIGITS, "0");
  }

  /** 256 bits for a link, base64url. */
  linkToken(purpose: string, id: string): string {
    return this.#mac(`link ${purpose}`, id).toString("base64url");
  }

  /** Five bits a character for the local part of an address, which servers on the way may write in capitals: base32. */
  addressToken(purpose: string, id: string, length: 26 | 32): string {
    let bits = BigInt(`0x${this.#mac(`address ${purpose}`, id).toString("hex", 0, 20)}`);
    let token = "";
    for (; token.length < length; bits >>= 5n) token += BASE32.charAt(Number(bits & 31n));
    return token;
  }

  isAddressToken(purpose: string, id: string, given: string): boolean {
    return isSame(this.addressToken(purpose, id, given.length === 26 ? 26 : 32), given);
  }

  isCode(purpose: string, id: string, given: string): boolean {
    return isSame(this.code(purpose, id), given);
  }

  isLinkToken(purpose: string, id: string, given: string): boolean {
    return isSame(this.linkToken(purpose, id), given);
  }

  /**
   * Encrypts what has to be kept and sent on as it is, such as the secret of somebody else's service (AES-256-GCM). It opens only for
   * the same purpose and id, so that a row that is copied to another is worth nothing.
   */
  seal(purpose: string, id: string, text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#mac("seal", ""), iv);
    cipher.setAAD(Buffer.from(`${purpose}\u0000${id}`));
    const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
  }

  /** Null where it was sealed by another installation, for something else, or changed. */
  open(purpose: string, id: string, sealed: string): string | null {
    const bytes = Buffer.from(sealed, "base64url");
    const body = IV_BYTES + TAG_BYTES;
    if (bytes.length < body) {
      return null;
    }
    const decipher = createDecipheriv("aes-256-gcm", this.#mac("seal", ""), bytes.subarray(0, IV_BYTES));
    decipher.setAAD(Buffer.from(`${purpose}\u0000${id}`));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, body));
    try {
      return decipher.update(bytes.subarray(body), undefined, "utf8") + decipher.final("utf8");
    } catch {
      return null;
    }
  }

  #mac(purpose: string, id: string): Buffer {
    return createHmac("sha256", this.#key).update(`${purpose}\u0000${id}`).digest();
  }
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
