/**
 * A mail's HTML for a frame on our own pages: it runs nothing, fetches nothing, sends no form, and knows nothing of who looks at it.
 * Its links open in a page of their own.
 */
export function mailFrameResponse(html: string): Response {
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "sandbox allow-popups allow-popups-to-escape-sandbox",
      ].join("; "),
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "private, no-store",
    },
  });
}
