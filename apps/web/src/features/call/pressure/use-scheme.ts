import { useEffect, useState } from "react";
import { useMedia } from "../../../shared/lib/use-media.ts";

/** Changes with the colours of the page: what was chosen on it, or the system's choice. */
export function useScheme(): string {
  const isDark = useMedia("(prefers-color-scheme: dark)");
  const [chosen, setChosen] = useState(chosenTheme);
  useEffect(() => {
    const observer = new MutationObserver(() => setChosen(chosenTheme()));
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, []);
  return chosen ?? (isDark ? "dark" : "light");
}

function chosenTheme(): string | undefined {
  return document.documentElement.dataset["theme"];
}
