/** The interceptors that can be switched on: those of packages/interceptors, as a test sees to. */
export const interceptorNames: readonly string[] = [
  "logging",
  "auth",
  "retry",
  "rate-limit",
  "error-logger",
  "caching",
];
