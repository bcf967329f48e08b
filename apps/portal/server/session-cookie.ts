/** The API names its cookie `recourse.session_token`, with a `__Host-` prefix under https. */
const sessionCookie = /(?:^|;\s*)[^=;]*session[^=;]*=/i;

/** True when a request may be somebody's. It errs on the side of yes: such answers are never shared. */
export function hasSession(cookie: string | undefined | null): boolean {
  return cookie != null && sessionCookie.test(cookie);
}
