/** Where a key takes the cursor in a grid of bytes; undefined for keys that mean nothing there. */
export function byteAfterKey(
  { key, ctrlKey, metaKey }: { key: string; ctrlKey: boolean; metaKey: boolean },
  cursor: number | undefined,
  { size, width, rows }: { size: number; width: number; rows: number },
): number | undefined {
  const at = cursor ?? 0;
  const far = ctrlKey || metaKey;
  const steps: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - width,
    ArrowDown: at + width,
    PageUp: at - width * rows,
    PageDown: at + width * rows,
    Home: far ? 0 : at - (at % width),
    End: far ? size - 1 : at - (at % width) + width - 1,
  };
  const next = steps[key];
  if (next === undefined || size === 0) return undefined;
  // The first key goes to where the cursor is, which nobody has seen yet.
  if (cursor === undefined && key.startsWith("Arrow")) return 0;
  // Above the first row and below the last there is nowhere to go.
  if (key === "ArrowUp" && next < 0) return at;
  if (key === "ArrowDown" && next >= size) {
    return Math.floor(at / width) === Math.floor((size - 1) / width) ? at : size - 1;
  }
  return Math.max(0, Math.min(size - 1, next));
}
