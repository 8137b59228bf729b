import type { FastifyReply } from "fastify";

/**
 * What every response to a browser's own request carries. The policy lets the page load and call this
 * server only, with no inline script or style; styles that script sets (CSSOM)
 * are not inline styles to a browser. `ws:` is spelled out, because not every
 * browser takes `'self'` for it.
 *
 * @param host The Host header, when the guard let it through.
 */
export function setPageHeaders(reply: FastifyReply, host: string | undefined): void {
  reply.headers({
    "content-security-policy": [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      host === undefined ? `connect-src 'self'` : `connect-src 'self' ws://${host} wss://${host}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
  });
}
