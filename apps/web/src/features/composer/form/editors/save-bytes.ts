import type { FileDraft } from "@grpc-playground/schema";

/** Saves bytes under the name that they came with. */
export function saveBytes({ name, bytes }: FileDraft): void {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not before the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
