import type { Interceptor } from "@connectrpc/connect";
import type { ChainOptions, InterceptorName } from "./contract.ts";
import { checkAuth } from "./interceptors/auth.ts";
import { caching } from "./interceptors/caching.ts";
import { errorLogger } from "./interceptors/error-logger.ts";
import { logging } from "./interceptors/logging.ts";
import { rateLimit } from "./interceptors/rate-limit.ts";
import { observed } from "./observed.ts";
import type { Recipe } from "./recipe.ts";

const recipes: Readonly<Record<Exclude<InterceptorName, "retry">, Recipe>> = {
  logging,
  auth: checkAuth,
  "rate-limit": rateLimit,
  "error-logger": errorLogger,
  caching,
};

/**
 * The interceptors of one call at the server, `order[0]` outermost.
 *
 * @throws RangeError for one that cannot stand at the server; `isInterceptor` tells before
 */
export function createServerChain(
  order: readonly InterceptorName[],
  options: ChainOptions,
): Interceptor[] {
  return order.map((by, layer) => {
    if (by === "retry") throw new RangeError("Only a client can try a call again.");
    return observed(recipes[by], { side: "server", by, layer }, options);
  });
}
