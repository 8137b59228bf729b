import type { Interceptor } from "@connectrpc/connect";
import { createValidateInterceptor } from "@connectrpc/validate";
import { hasRules } from "@grpc-playground/schema";
import { createBoundedValidator } from "./validator.ts";

/**
 * Refuses requests that break the protovalidate rules of their own schema:
 * INVALID_ARGUMENT, with `buf.validate.Violations` in the details. Each message
 * of a stream is checked as the service reads it, and a wrong one ends the call.
 *
 * A method whose request has no rules does not pay for it.
 */
export function createRulesInterceptor(): Interceptor {
  const validate = createValidateInterceptor({ validator: createBoundedValidator() });
  return (next) => {
    const checked = validate(next);
    return (request) => (hasRules(request.method.input) ? checked : next)(request);
  };
}
