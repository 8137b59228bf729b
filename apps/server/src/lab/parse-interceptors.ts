import { interceptorsOf, isInterceptor, type InterceptorName } from "@grpc-playground/interceptors";
import { unreadable } from "./unreadable.ts";

/**
 * The interceptors that a header lists, separated by commas, outermost first.
 *
 * @throws ConnectError INVALID_ARGUMENT that names the header, and every name that is none
 */
export function parseInterceptors(header: string, value: string): readonly InterceptorName[] {
  const names = value.split(",").map((name) => name.trim());
  const known: InterceptorName[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    if (!isInterceptor(name, "server")) unknown.push(`"${name}"`);
    else if (known.includes(name)) throw unreadable(header, value, `${name} is there twice`);
    else known.push(name);
  }
  if (unknown.length === 0) return known;
  const accepted = interceptorsOf("server").map(({ name }) => name);
  throw unreadable(
    header,
    value,
    `no server interceptor is called ${unknown.slice(0, 8).join(", ")}; ` +
      `there are ${accepted.join(", ")}`,
  );
}
