import type {
  Interceptor,
  StreamRequest,
  StreamResponse,
  UnaryRequest,
  UnaryResponse,
} from "@connectrpc/connect";
import { previousAttempts } from "./attempts.ts";
import type { ChainOptions, InterceptorSighting } from "./contract.ts";
import { watched } from "./messages.ts";
import type { Recipe } from "./recipe.ts";
import { createTeller } from "./teller.ts";
import type { Teller } from "./teller.ts";

type Request = UnaryRequest | StreamRequest;
type Response = UnaryResponse | StreamResponse;

/** An interceptor as its recipe makes it, with all that passes it told. */
export function observed(
  recipe: Recipe,
  place: Pick<InterceptorSighting, "side" | "by" | "layer">,
  { report, state, now = () => performance.now() }: ChainOptions,
): Interceptor {
  return (next) => async (request) => {
    const { signal } = request;
    const teller = createTeller(report, place, previousAttempts(request.header));
    const aborted = () => teller.cancelled(signal.reason);
    signal.addEventListener("abort", aborted, { once: true });
    const over = () => signal.removeEventListener("abort", aborted);

    const inner = async (inward: Request): Promise<Response> => {
      teller.passOn(previousAttempts(inward.header));
      try {
        return fromWithin(await next(onItsWay(inward, teller)), teller);
      } catch (reason) {
        teller.errorWithin(reason);
        throw reason;
      }
    };
    try {
      const response = await recipe({ note: teller.note, state, now })(inner)(request);
      teller.answer();
      return goingOut(response, teller, over);
    } catch (reason) {
      if (signal.aborted) teller.cancelled(signal.reason);
      teller.fail(reason);
      over();
      throw reason;
    }
  };
}

function onItsWay(request: Request, { see }: Teller): Request {
  if (!request.stream) {
    see({ what: "message-sent", index: 0 });
    return request;
  }
  const message = watched(request.message, {
    message: (index) => see({ what: "message-sent", index }),
    done: () => see({ what: "half-close" }),
  });
  return { ...request, message };
}

function fromWithin(response: Response, { errorWithin }: Teller): Response {
  if (!response.stream) return response;
  return { ...response, message: watched(response.message, { failed: errorWithin }) };
}

function goingOut(response: Response, teller: Teller, over: () => void): Response {
  if (!response.stream) {
    teller.see({ what: "message-received", index: 0 });
    teller.done();
    over();
    return response;
  }
  const message = watched(response.message, {
    message: (index) => teller.see({ what: "message-received", index }),
    done() {
      teller.done();
      over();
    },
    failed(error) {
      teller.fail(error);
      over();
    },
    left() {
      teller.cancelled();
      over();
    },
  });
  return { ...response, message };
}
