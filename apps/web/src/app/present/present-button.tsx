import { Presentation } from "lucide-react";
import { IconButton } from "../../shared/ui/icon-button.tsx";
import type { Present } from "./use-present.ts";

/** Shows the page to an audience. */
export function PresentButton({ present }: { present: Present }) {
  return (
    <IconButton
      label={present.failed ? "Present: it could not be loaded, try again" : "Present"}
      icon={<Presentation size={16} aria-hidden />}
      aria-keyshortcuts="P"
      onClick={present.enter}
    />
  );
}
