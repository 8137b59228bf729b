import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** Copies `text` (or what it returns), and says whether that worked. */
export function CopyButton({
  label = "Copy",
  text,
  size = "sm",
}: {
  label?: string;
  text: string | (() => string);
  size?: "sm" | "md";
}) {
  const [result, setResult] = useState<"copied" | "failed">();

  useEffect(() => {
    if (result === undefined) return undefined;
    const timer = setTimeout(() => setResult(undefined), 2000);
    return () => clearTimeout(timer);
  }, [result]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : text());
      setResult("copied");
    } catch {
      // No permission, or no clipboard over plain HTTP from another machine.
      setResult("failed");
    }
  };

  const Icon = result === "copied" ? Check : result === "failed" ? X : Copy;
  return (
    <>
      <IconButton
        size={size}
        label={label}
        icon={<Icon size={14} aria-hidden />}
        onClick={() => void copy()}
      />
      <span aria-live="polite">
        <VisuallyHidden>
          {result === "copied" && "Copied"}
          {result === "failed" && "The browser did not allow copying"}
        </VisuallyHidden>
      </span>
    </>
  );
}
