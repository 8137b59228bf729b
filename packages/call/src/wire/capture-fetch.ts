import type { WireLogWriter } from "./wire-log.ts";

/** Bodies of these types are cut by envelopes: gRPC-Web, and Connect's streams. */
const envelopedType = /^application\/(?:grpc|connect\+)/;

/**
 * A `fetch` that does as the one it is given, and writes down what travels: the
 * heads, and the bytes of both bodies as they pass. The response's bytes are
 * written down when they are read, so that a reader who waits still holds up
 * the network.
 *
 * For one call: Connect's transports take it as their `fetch`.
 */
export function captureFetch(
  log: WireLogWriter,
  inner: typeof globalThis.fetch = globalThis.fetch,
): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, { ...init, body: null });
    log.requestHead({
      method: request.method,
      url: request.url,
      headers: [...request.headers],
    });
    log.cut("up", envelopedType.test(request.headers.get("content-type") ?? ""));
    const body = init?.body;
    if (body instanceof Uint8Array) log.sent(body);
    else if (typeof body === "string") log.sent(new TextEncoder().encode(body));
    log.finish("up");
    // Who aborts may never read again, and a stream that nobody reads tells nothing.
    init?.signal?.addEventListener("abort", () => log.close(), { once: true });
    let response: Response;
    try {
      response = await inner(input, init);
    } catch (error) {
      log.close();
      throw error;
    }
    log.responseHead({
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
    });
    log.cut("down", envelopedType.test(response.headers.get("content-type") ?? ""));
    if (response.body === null) {
      log.close();
      return response;
    }
    return new Response(tee(response.body, log), response);
  };
}

/** The stream as it is, its chunks written down as they are asked for. */
function tee(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  log: WireLogWriter,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            log.close();
            controller.close();
            return;
          }
          if (!log.closed) log.received(value);
          controller.enqueue(value);
        } catch (error) {
          log.close();
          controller.error(error);
        }
      },
      async cancel(reason) {
        log.close();
        await reader.cancel(reason);
      },
    },
    // Nothing is read ahead: what waits, waits where it would without this.
    { highWaterMark: 0 },
  );
}
