/** hpack.js has no types of its own: those of its parts that are used here. */
declare module "hpack.js" {
  export interface Header {
    name: string;
    value: string;
    /** Put into the dynamic table; it is, unless told otherwise. */
    incremental?: boolean;
    neverIndex?: boolean;
    /** It is, unless told otherwise. */
    huffman?: boolean;
  }
  export interface Compressor {
    write(headers: readonly Header[]): boolean;
    read(): Uint8Array | null;
    /** Tells the other side nothing of a size below the table's first one. */
    updateTableSize(size: number): void;
  }
  export interface Decompressor {
    write(bytes: Uint8Array): boolean;
    read(): Header | null;
    execute(): void;
    on(event: "error", listener: (error: Error) => void): void;
    updateTableSize(size: number): void;
  }
  export const compressor: { create(options: { table: { maxSize: number } }): Compressor };
  export const decompressor: { create(options: { table: { maxSize: number } }): Decompressor };
}
