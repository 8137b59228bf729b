/** Has the browser save a file, where it saves downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then, and has its own hold on the content.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
