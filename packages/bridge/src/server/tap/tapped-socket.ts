import { Duplex } from "node:stream";
import type { Way } from "../../inspect.ts";

type Done = (error?: Error | null) => void;

/**
 * A connection whose plaintext is shown to `onBytes` as it passes. Node's HTTP/2
 * takes a net.Socket's handle, past which no JavaScript sees a byte; of any
 * other stream it reads and writes as everyone does.
 *
 * The bytes are those that were handed to the socket or came from it: nothing is
 * written, nor shown, before `establishedBy` has been emitted.
 */
export class TappedSocket extends Duplex {
  readonly #socket: Duplex;
  readonly #onBytes: (way: Way, chunk: Uint8Array) => void;
  #established = false;
  /** What is to be written first. */
  #held: (() => void) | undefined;

  constructor(
    socket: Duplex,
    establishedBy: "connect" | "secureConnect",
    onBytes: (way: Way, chunk: Uint8Array) => void,
  ) {
    super({ readableHighWaterMark: 256 * 1024, writableHighWaterMark: 256 * 1024 });
    this.#socket = socket;
    this.#onBytes = onBytes;
    socket.once(establishedBy, () => {
      this.#established = true;
      this.#held?.();
    });
    socket.on("data", (chunk: Buffer) => {
      onBytes("down", chunk);
      if (!this.push(chunk)) socket.pause();
    });
    socket.on("end", () => this.push(null));
    socket.on("error", (error) => this.destroy(error));
    socket.on("close", () => this.destroy());
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: Done): void {
    this.#onceEstablished(() => {
      this.#onBytes("up", chunk);
      this.#socket.write(chunk, done);
    });
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.#onceEstablished(() => {
      this.#socket.cork();
      let left = chunks.length;
      for (const { chunk } of chunks) {
        this.#onBytes("up", chunk);
        // The socket calls back in order, and an error destroys it.
        this.#socket.write(chunk, (error) => {
          if (--left === 0) done(error);
        });
      }
      this.#socket.uncork();
    });
  }

  override _final(done: Done): void {
    this.#onceEstablished(() => this.#socket.end(done));
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#socket.destroy();
    done(error);
  }

  #onceEstablished(write: () => void): void {
    if (this.#established) return write();
    this.#held = () => {
      if (!this.destroyed) write();
    };
  }
}
