import type { Interceptor } from "@connectrpc/connect";
import type { ChainOptions, InterceptorName } from "./contract.ts";
import { addAuth } from "./interceptors/auth.ts";
import { caching } from "./interceptors/caching.ts";
import { errorLogger } from "./interceptors/error-logger.ts";
import { logging } from "./interceptors/logging.ts";
import { rateLimit } from "./interceptors/rate-limit.ts";
import { retry } from "./interceptors/retry.ts";
import { observed } from "./observed.ts";
import type { Recipe } from "./recipe.ts";

const recipes: Readonly<Record<InterceptorName, Recipe>> = {
  logging,
  auth: addAuth,
  retry,
  "rate-limit": rateLimit,
  "error-logger": errorLogger,
  caching,
};

/**
 * The interceptors of one call at the client, `order[0]` outermost, for
 * Connect's `interceptors`, where too the first is the outermost.
 */
export function createClientChain(
  order: readonly InterceptorName[],
  options: ChainOptions,
): Interceptor[] {
  return order.map((by, layer) => observed(recipes[by], { side: "client", by, layer }, options));
}
