import type { Message } from "@bufbuild/protobuf";
import { ConnectError, type Code, type Interceptor } from "@connectrpc/connect";
import { ErrorInfoSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { codeName } from "./code-name.ts";
import { compressKey, labKey, noLab, type LabSettings } from "./lab-settings.ts";
import { createPad, type Pad } from "./pad.ts";
import { parseLabHeaders } from "./parse-lab-headers.ts";
import { takesPart } from "./takes-part.ts";
import { wait } from "./wait.ts";

/**
 * Reads what the `x-lab-*` request metadata of a call asks for, for all that
 * come behind it: they find it in the context's values, under `labKey`.
 */
export function createLabReader(): Interceptor {
  return (next) => (request) => {
    const lab = takesPart(request.service) ? parseLabHeaders(request.header) : undefined;
    if (lab === undefined) return next(request);
    request.contextValues.set(labKey, lab);
    if (lab.compress !== undefined) request.contextValues.get(compressKey)();
    return next(request);
  };
}

/**
 * Makes every service obey the lab: delay, size and failure are done here,
 * around the service; count and randomness are for the service itself.
 */
export function createLabInterceptor(): Interceptor {
  return (next) => {
    const inLab = obey(next);
    return (request) => {
      const lab = request.contextValues.get(labKey);
      return lab === noLab ? next(request) : inLab(request, lab);
    };
  };
}

type Next = ReturnType<Interceptor>;

function obey(next: Next) {
  return async (request: Parameters<Next>[0], lab: LabSettings): ReturnType<Next> => {
    const { signal } = request;
    const pad = lab.size === undefined ? undefined : createPad(request.method.output, lab.size);
    if (!request.stream) {
      if (lab.delayMs) await wait(lab.delayMs, signal);
      // The one answer is all there is, so there is nothing to fail after.
      if (lab.fail !== undefined) throw failure(lab.fail.code, 0);
    }
    const response = await next(request);
    if (!response.stream) {
      return pad === undefined ? response : { ...response, message: pad(response.message) };
    }
    // A stream of 200,000 messages should not pay for an experiment that does nothing.
    const idle = !lab.delayMs && pad === undefined && lab.fail === undefined;
    return idle
      ? response
      : { ...response, message: experiment(response.message, lab, pad, signal) };
  };
}

/** Delays, fills and cuts short a stream of responses; what ends early is told to stop. */
async function* experiment<M extends Message>(
  messages: AsyncIterable<M>,
  { delayMs, fail }: LabSettings,
  pad: Pad | undefined,
  signal: AbortSignal,
): AsyncGenerator<M> {
  let sent = 0;
  if (fail?.after === 0) {
    if (delayMs) await wait(delayMs, signal);
    throw failure(fail.code, sent);
  }
  for await (const message of messages) {
    if (delayMs) await wait(delayMs, signal);
    yield pad === undefined ? message : pad(message);
    sent++;
    if (sent === fail?.after) throw failure(fail.code, sent);
  }
}

function failure(code: Code, after: number): ConnectError {
  const messages = after === 1 ? "1 message" : `${after} messages`;
  return new ConnectError(
    `the lab failed this call after ${messages}, as x-lab-fail: ${codeName(code)} asked`,
    code,
    undefined,
    [
      {
        desc: ErrorInfoSchema,
        value: {
          reason: "LAB_FAIL",
          domain: "grpc-playground",
          metadata: { code: codeName(code), after: String(after) },
        },
      },
    ],
  );
}
