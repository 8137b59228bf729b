import type { Picture } from "./picture.ts";

/** Pixels for each unit of the drawing, for screens that have two. */
const density = 2;
/** Browsers make no canvas with a longer edge. */
const longestEdge = 16_000;

/**
 * Draws a picture as PNG. The picture goes through a data: URL, which the
 * page's policy allows for images.
 *
 * @throws Error where the browser cannot draw it
 */
export async function toPng({ svg, width, height }: Picture): Promise<Blob> {
  const scale = Math.min(density, longestEdge / width, longestEdge / height);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser has no canvas.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("The picture is too large."));
      else resolve(blob);
    }, "image/png");
  });
}
