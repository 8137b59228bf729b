import type { Registry } from "@bufbuild/protobuf";
import type { Transport } from "@connectrpc/connect";
import type { Bridge } from "@grpc-playground/bridge";
import {
  reportRequest,
  type HttpHead,
  type TransportLog,
  type WireLogWriter,
} from "@grpc-playground/call";
import type { Protocol } from "../../shared/lib/protocol.ts";
import type { Target } from "../../shared/lib/target.ts";
import type { Bench } from "../bench/bench.ts";
import { fetching, type FetchTransports } from "./fetching.ts";

/** What one call goes over. */
export interface Route {
  protocol: Protocol;
  target: Target;
  /** The target's types, by which JSON has the content of an Any. */
  registry: Registry;
  /** Whether frames are told, where that is not as for any other call. */
  frames?: boolean | undefined;
}

/** Makes the transport of one call, within the bench, which tells the log's `wire` of its bytes. */
export type MakeTransport = (route: Route, log: TransportLog) => Transport | Promise<Transport>;

/**
 * gRPC goes over the bridge to any target; the others straight to `origin` by
 * fetch. A call has a transport of its own, so that what it tells is of this
 * call alone.
 *
 * @param inspectFrames whether a call over the bridge gets an HTTP/2 connection
 * of its own, whose frames are told
 */
export function createTransports(
  bridge: Bridge,
  origin: string,
  inspectFrames: () => boolean,
  bench: Bench,
): MakeTransport {
  const interceptors = [reportRequest];
  const overBridge = ({ target, frames }: Route, wire: WireLogWriter): Transport => {
    const inspector = {
      head: (status: number, headers: HttpHead["headers"]) =>
        wire.responseHead({ status, statusText: "", headers }),
      sent: wire.sent,
      received: wire.received,
      frames: wire.frames,
      connection: wire.connected,
      flow: wire.sample,
      ended: wire.close,
    };
    return bridge.transport(target, {
      interceptors,
      inspect: { inspector, frames: frames ?? inspectFrames() },
    });
  };
  return (route, log) => {
    const { protocol, target, registry } = route;
    if (protocol === "grpc") {
      return bench.around(target, log, (wire) => overBridge(route, wire));
    }
    const over = ({ fetchTransport }: FetchTransports) =>
      bench.around(target, log, (wire) =>
        fetchTransport({ protocol, origin, registry, interceptors }, wire),
      );
    return fetching.loaded === undefined
      ? fetching.load(protocol).then(over)
      : over(fetching.loaded);
  };
}
