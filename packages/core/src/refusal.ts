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
}

export interface Refused {
  ok: false;
  refusals: Refusal[];
}

export function refused(code: RefusalCode, message: string, path?: string[]): Refused {
  return { ok: false, refusals: [path === undefined ? { code, message } : { code, message, path }] };
}
