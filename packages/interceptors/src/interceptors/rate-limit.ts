import { Code, ConnectError } from "@connectrpc/connect";
import { RetryInfoSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import type { Recipe } from "../recipe.ts";

const most = 3;
const windowMs = 10_000;

/** Lets three calls through in any ten seconds. Who comes too soon is told when to come again. */
export const rateLimit: Recipe =
  ({ note, state, now }) =>
  (next) =>
  async (request) => {
    const { letThrough } = state;
    const time = now();
    while (letThrough[0] !== undefined && letThrough[0] <= time - windowMs) letThrough.shift();

    const [oldest] = letThrough;
    if (oldest !== undefined && letThrough.length >= most) {
      const waitMs = Math.ceil(oldest + windowMs - time);
      note(`${most} calls in ${windowMs / 1000} s already`);
      const seconds = BigInt(Math.floor(waitMs / 1000));
      const retryDelay = { seconds, nanos: (waitMs % 1000) * 1_000_000 };
      throw new ConnectError(
        `only ${most} calls in ${windowMs / 1000} seconds: try again in ${waitMs} ms`,
        Code.ResourceExhausted,
        undefined,
        [{ desc: RetryInfoSchema, value: { retryDelay } }],
      );
    }
    letThrough.push(time);
    note(`call ${letThrough.length} of ${most} in ${windowMs / 1000} s`);
    return next(request);
  };
