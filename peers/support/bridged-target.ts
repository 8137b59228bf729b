import { createFileRegistry, type FileRegistry } from "@bufbuild/protobuf";
import { type CallOptions, createClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-node";
import { type Bridge, createBridge, type InspectOptions } from "@grpc-playground/bridge";
import { type DescribeResponse, SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import { WebSocket } from "ws";
import { type LiveCall, openCall, type Reply, unaryCall } from "./live-call.ts";
import type { Playground } from "./playground.ts";

/** A server seen as the tab sees it: described by the playground, called over the bridge. */
export interface BridgedTarget {
  readonly description: DescribeResponse;
  readonly registry: FileRegistry;
  readonly transport: Transport;
  /** Makes a unary call. `method` is `package.Service/Method`; messages are ProtoJSON. */
  unary(method: string, request: Json, options?: CallOptions): Promise<Reply>;
  /** Opens a call of any streaming type. */
  open(method: string, options?: CallOptions): LiveCall;
}

/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The tab's end of the playground's bridge, with `ws` where the tab has its own WebSocket. */
export function connectBridge({ http }: Playground): Bridge {
  const url = `${http.replace("http:", "ws:")}/bridge`;
  return createBridge({ url, webSocket: (to) => new WebSocket(to, { origin: http }) });
}

/**
 * Describes a target and prepares to call it with nothing but what came of that.
 *
 * @param address `host:port`; the playground's own services when omitted.
 * @param inspect what is told of the calls, if anything.
 */
export async function openTarget(
  playground: Playground,
  bridge: Bridge,
  address?: string,
  inspect?: InspectOptions,
): Promise<BridgedTarget> {
  const target = address === undefined ? undefined : { address, tls: false };
  const schemas = createClient(
    SchemaService,
    createConnectTransport({ baseUrl: playground.http, httpVersion: "1.1" }),
  );
  const description = await schemas.describe(target === undefined ? {} : { target });
  if (description.files === undefined) throw new Error("the description has no files");
  const registry = createFileRegistry(description.files);
  const transport = bridge.transport(target, inspect === undefined ? {} : { inspect });

  const find = (path: string) => {
    const [service = "", name] = path.split("/");
    const method = registry.getService(service)?.methods.find((one) => one.name === name);
    if (method === undefined) throw new Error(`the description has no ${path}`);
    return { method, registry, transport };
  };
  return {
    description,
    registry,
    transport,
    unary: (path, request, options) => unaryCall(find(path), request, options),
    open: (path, options) => openCall(find(path), options),
  };
}
