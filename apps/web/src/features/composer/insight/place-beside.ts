/** A rectangle in the viewport, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 16;
const edge = 12;

/**
 * Where something stands beside a field: to the right of it if there is room in
 * the viewport, else to the left of its form, else below the field or above it.
 */
export function placeBeside(
  field: Box,
  form: Box,
  size: Size,
  viewport: Size,
): { readonly left: number; readonly top: number } {
  const level = within(field.top - edge, size.height, viewport.height);
  const right = Math.max(field.right, form.right) + gap;
  if (right + size.width + edge <= viewport.width) return { left: right, top: level };
  const left = Math.min(field.left, form.left) - gap - size.width;
  if (left >= edge) return { left, top: level };
  const below = field.bottom + gap / 2;
  const above = field.top - gap / 2 - size.height;
  const isBelow = below + size.height + edge <= viewport.height || above < edge;
  return {
    left: within(field.right - size.width, size.width, viewport.width),
    top: within(isBelow ? below : above, size.height, viewport.height),
  };
}

/** As near to a place as the viewport allows; its beginning rather than its end. */
function within(place: number, length: number, room: number): number {
  return Math.round(Math.max(edge, Math.min(place, room - length - edge)));
}
