/**
 * Tells which places of a form, marked by `data-place`, the focus has left: the
 * field, the groups around it, and the form itself, whose name is empty.
 * Returns what ends that.
 */
export function watchFocus(
  form: HTMLElement | null,
  left: (places: readonly string[]) => void,
): () => void {
  const listen = ({ target }: FocusEvent) => {
    const places = [""];
    let at = target instanceof Element ? target.closest<HTMLElement>("[data-place]") : null;
    while (at !== null && form?.contains(at) === true) {
      places.push(at.dataset["place"] ?? "");
      at = at.parentElement?.closest<HTMLElement>("[data-place]") ?? null;
    }
    left(places);
  };
  form?.addEventListener("focusout", listen);
  return () => form?.removeEventListener("focusout", listen);
}
