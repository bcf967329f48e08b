export type RefusalCode =
  | "INVALID"
  | "NOT_FOUND"
  | "NOT_ENTITLED"
  | "NOT_SIGNED_IN"
  | "NOT_ALLOWED"
  | "CONFLICT"
  | "REPLY_CROSSED"
  | "IDEMPOTENCY_MISMATCH"
  | "STATE_NOT_ALLOWED"
  | "BLOCKED_BY_PREFLIGHT"
  | "RATE_LIMITED";

/** An expected no. `path` names the input field it is about. */
export interface Refusal {
  code: RefusalCode;
  message: string;
  path?: string[];
  /** Of RATE_LIMITED: seconds until it may be tried again. */
  retryAfter?: number;
}

export interface Refused {
  ok: false;
  refusals: Refusal[];
}

export function refused(code: RefusalCode, message: string, path?: string[]): Refused {
  return { ok: false, refusals: [path === undefined ? { code, message } : { code, message, path }] };
}

/** What there was too much of for now. */
export function refusedForNow(message: string, retryAt: Date, now: Date): Refused {
  const retryAfter = Math.max(1, Math.ceil((retryAt.getTime() - now.getTime()) / 1000));
  return { ok: false, refusals: [{ code: "RATE_LIMITED", message, retryAfter }] };
}

/** For operations that tell somebody of it in their transaction. */
export function isRefusedForNow(result: { ok: true } | Refused): boolean {
  return !result.ok && result.refusals.some(({ code }) => code === "RATE_LIMITED");
}
