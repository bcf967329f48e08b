/**
 * With a nonce: framework script may run. Without: nothing but our own files, so that the page is the
 * same for everybody and can be kept.
 */
export function contentSecurityPolicy({ nonce, https }: { nonce?: string; https: boolean }): string {
  const own = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src ${own}`,
    `style-src ${own}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
