import { once } from "node:events";
import { request, type IncomingHttpHeaders } from "node:http";
import { buffer, text } from "node:stream/consumers";
import { WebSocket } from "ws";

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly body: string;
}

/** A request with any headers, also those that fetch does not let one set. */
export async function rawRequest(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<RawResponse> {
  const { method = "GET", headers = {}, body } = options;
  const sent = request(url, { method, headers, agent: false });
  sent.end(body);
  const [response] = await once(sent, "response");
  const bytes = await buffer(response);
  return {
    status: response.statusCode,
    headers: response.headers,
    bytes,
    body: bytes.toString(),
  };
}

/** Tries to open a WebSocket. */
export async function openSocket(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ socket: WebSocket } | { status: number; body: string }> {
  const socket = new WebSocket(url.replace(/^http/u, "ws"), { headers });
  const refused = Promise.withResolvers<{ status: number; body: string }>();
  socket.on("unexpected-response", (_, response) => {
    text(response).then(
      (body) => refused.resolve({ status: response.statusCode ?? 0, body }),
      refused.reject,
    );
  });
  return Promise.race([once(socket, "open").then(() => ({ socket })), refused.promise]);
}
