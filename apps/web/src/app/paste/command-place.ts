import { nearest } from "@grpc-playground/schema";
import type { CommandRequest } from "@grpc-playground/snippets";
import { parseAddress } from "../../features/target/address.ts";
import { oneLoopback } from "../../shared/lib/loopback.ts";
import { targetKey, type Target } from "../../shared/lib/target.ts";
import type { Schema } from "../schema/schema-source.ts";

/** The server that a command names; undefined when it names none that can be opened. */
export function targetOf({ address, tls }: CommandRequest): Target {
  return address === undefined ? undefined : parseAddress(address, tls === true).target;
}

/**
 * Whether a command's server is the one that is open.
 *
 * @param own Where the playground's own services answer, each as `host:port`.
 */
export function isOpen(wanted: Target, open: Target, own: readonly string[]): boolean {
  if (wanted === undefined) return true;
  if (open === undefined)
    return own.some((each) => oneLoopback(each) === oneLoopback(wanted.address));
  return oneLoopback(targetKey(wanted)) === oneLoopback(targetKey(open));
}

/** The closest name to that of a method which a target does not have. */
export function nearestMethod(
  schema: Schema,
  { service, method }: CommandRequest,
): string | undefined {
  const known = schema.registry.getService(service);
  const methods = known?.methods ?? schema.services.flatMap((each) => each.methods);
  const names = methods.map((each) => `${each.parent.typeName}/${each.name}`);
  return nearest(`${service}/${method}`, names);
}
