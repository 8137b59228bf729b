import type { InterceptorName } from "@grpc-playground/interceptors";

/** The text of each interceptor's file, as it runs. */
export const sources: Readonly<
  Record<InterceptorName, () => Promise<{ readonly default: string }>>
> = {
  logging: () => import("@grpc-playground/interceptors/source/logging?raw"),
  auth: () => import("@grpc-playground/interceptors/source/auth?raw"),
  retry: () => import("@grpc-playground/interceptors/source/retry?raw"),
  "rate-limit": () => import("@grpc-playground/interceptors/source/rate-limit?raw"),
  "error-logger": () => import("@grpc-playground/interceptors/source/error-logger?raw"),
  caching: () => import("@grpc-playground/interceptors/source/caching?raw"),
};
