import { createHmac, timingSafeEqual } from "node:crypto";

const CODE_DIGITS = 8;
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

  #mac(purpose: string, id: string): Buffer {
    return createHmac("sha256", this.#key).update(`${purpose}\u0000${id}`).digest();
  }
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
