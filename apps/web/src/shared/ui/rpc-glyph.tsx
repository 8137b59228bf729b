import type { DescMethod } from "@bufbuild/protobuf";
import styles from "./rpc-glyph.module.css";

export type RpcKind = DescMethod["methodKind"];

/** The four RPC types in words. */
export const rpcKindNames: Record<RpcKind, string> = {
  unary: "Unary",
  server_streaming: "Server streaming",
  client_streaming: "Client streaming",
  bidi_streaming: "Bidirectional streaming",
};

/** An arrow of one message, or of a stream (two heads), at height `y`. */
function Arrow({ y, to, stream }: { y: number; to: "right" | "left"; stream: boolean }) {
  const flip = to === "left" ? "matrix(-1 0 0 1 20 0)" : undefined;
  return (
    <g className={to === "right" ? styles.up : styles.down} transform={flip}>
      <path d={stream ? `M1.5 ${y}H6.5M8.5 ${y}h3` : `M1.5 ${y}H17`} />
      <path d={`M15 ${y - 3}l3 3l-3 3`} />
      {stream && <path d={`M10 ${y - 3}l3 3l-3 3`} />}
    </g>
  );
}

/**
 * A drawing of an RPC type, 20 by 16: the upper arrow is the request, the
 * lower one the response; a double head is a stream. With `labelled`, screen
 * readers hear the type; otherwise it is decoration.
 */
export function RpcGlyph({ kind, labelled = false }: { kind: RpcKind; labelled?: boolean }) {
  const up = kind === "client_streaming" || kind === "bidi_streaming";
  const down = kind === "server_streaming" || kind === "bidi_streaming";
  return (
    <svg
      width="20"
      height="16"
      viewBox="0 0 20 16"
      className={styles.glyph}
      {...(labelled ? { role: "img", "aria-label": rpcKindNames[kind] } : { "aria-hidden": true })}
    >
      <Arrow y={4.25} to="right" stream={up} />
      <Arrow y={11.75} to="left" stream={down} />
    </svg>
  );
}
