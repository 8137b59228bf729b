import { Button } from "../../../shared/ui/button.tsx";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";

/** Asks for more of the items of a long list or map. */
export function ShowMore({
  name,
  more,
  total,
  onClick,
}: {
  /** The field's label. */
  name: string;
  more: number;
  total: number;
  onClick: () => void;
}) {
  return (
    <Button size="sm" variant="ghost" onClick={onClick}>
      Show {more} more of {total.toLocaleString("en")}
      <VisuallyHidden> {name}</VisuallyHidden>
    </Button>
  );
}
