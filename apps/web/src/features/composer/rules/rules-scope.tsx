import { useEffect, useRef, type ReactNode } from "react";
import { RulesProvider, type FormRules } from "./place-rules.ts";

/** A form that has rules: notices which of its places, marked by `data-place`, the focus has left. */
export function RulesScope({
  rules,
  children,
}: {
  rules: FormRules | undefined;
  children: ReactNode;
}) {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = form.current;
    if (element === null || rules === undefined) return undefined;
    const left = ({ target }: FocusEvent) => {
      const places: string[] = [];
      let at = target instanceof Element ? target.closest("[data-place]") : null;
      while (at !== null && element.contains(at)) {
        places.push(at.getAttribute("data-place") ?? "");
        at = at.parentElement?.closest("[data-place]") ?? null;
      }
      rules.touch([...places, ""]);
    };
    element.addEventListener("focusout", left);
    return () => element.removeEventListener("focusout", left);
  }, [rules]);
  return (
    <RulesProvider value={rules}>
      <div ref={form}>{children}</div>
    </RulesProvider>
  );
}
