import type { DescMethod } from "@bufbuild/protobuf";

/** What the composer knows of the call in its place. */
export interface CallFlags {
  readonly open: boolean;
  readonly halfClosed: boolean;
}

export interface SendState {
  /** Whether the method takes a stream, and so has `Send message` and `Half-close`. */
  readonly streams: boolean;
  readonly canSend: boolean;
  readonly canHalfClose: boolean;
  readonly canCancel: boolean;
  /** One line that says why whatever cannot be pressed cannot; empty when all can. */
  readonly why: string;
}

/** Which of the buttons can be pressed now, and why the others cannot. */
export function sendState(
  { methodKind }: Pick<DescMethod, "methodKind">,
  { open, halfClosed }: CallFlags,
  blocked: string | undefined,
): SendState {
  const streams = methodKind === "client_streaming" || methodKind === "bidi_streaming";
  const free = blocked === undefined;
  const base = { streams, canCancel: open };
  if (!streams) {
    const why = open
      ? "The call is open. Send again when it has ended, or cancel it."
      : "Cancel is for a call that is open.";
    return { ...base, canSend: free && !open, canHalfClose: false, why: blocked ?? why };
  }
  if (!open) {
    const why = "Send message opens a call. Half-close and Cancel are for a call that is open.";
    return { ...base, canSend: free, canHalfClose: false, why: blocked ?? why };
  }
  if (halfClosed) {
    const why =
      "You half-closed: this call takes no more messages. Wait for its end, or cancel it.";
    return { ...base, canSend: false, canHalfClose: false, why };
  }
  return { ...base, canSend: true, canHalfClose: true, why: "" };
}
