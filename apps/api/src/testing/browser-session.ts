import { URI } from "otpauth";
import { z } from "zod";
import type { Caller, RunningApi } from "./start-api.js";
import { PASSWORD, PUBLIC_URL } from "./start-api.js";

const setUp = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

/** What a person has to prove their second factor with. */
export interface Factor {
  recoveryCodes: string[];
  /** The code of now, or of a neighbouring step of 30 seconds: each works once. */
  code(step?: number): string;
}

export function factorOf({ totpURI, backupCodes }: z.infer<typeof setUp>): Factor {
  const totp = URI.parse(totpURI);
  if (!("period" in totp)) throw new Error("This is no time-based code.");
  return {
    recoveryCodes: backupCodes,
    code: (step = 0) => totp.generate({ timestamp: Date.now() + step * 30_000 }),
  };
}

/** A browser: it keeps the cookies that sign-in sets. */
export class BrowserSession {
  readonly #cookies = new Map<string, string>();

  constructor(private readonly api: RunningApi) {}

  get caller(): Caller {
    return { cookie: this.cookie };
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Takes the session of somebody who is signed in already. */
  static of(api: RunningApi, { cookie = "" }: Caller): BrowserSession {
    const browser = new BrowserSession(api);
    browser.#keep([cookie]);
    return browser;
  }

  async post(
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.api.origin}/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: PUBLIC_URL, cookie: this.cookie, ...headers },
      body: JSON.stringify(body),
    });
    this.#keep(response.headers.getSetCookie());
    return { status: response.status, body: await response.json() };
  }

  /** Follows nothing: where it leads is in the answer. */
  async get(path: string): Promise<{ status: number; location: string | null }> {
    const response = await fetch(`${this.api.origin}${path}`, {
      headers: { cookie: this.cookie },
      redirect: "manual",
    });
    await response.body?.cancel();
    this.#keep(response.headers.getSetCookie());
    return { status: response.status, location: response.headers.get("location") };
  }

  signIn(email: string, password = PASSWORD): Promise<{ status: number; body: unknown }> {
    return this.post("/sign-in/email", { email, password });
  }

  async addFactor(): Promise<Factor> {
    const { body } = await this.post("/two-factor/enable", { password: PASSWORD });
    const factor = factorOf(setUp.parse(body));
    const { status } = await this.post("/two-factor/verify-totp", { code: factor.code(-1) });
    if (status !== 200) throw new Error(`The second factor was answered ${status}.`);
    return factor;
  }

  #keep(cookies: string[]): void {
    for (const cookie of cookies) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split(/=(.*)/);
      if (value === "" || /max-age=0/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}
