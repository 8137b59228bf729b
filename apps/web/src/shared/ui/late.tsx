import { lazy, Suspense, type ComponentType } from "react";
import { Callout } from "./callout.tsx";

/**
 * A part of the page that no first call needs: it is loaded when it is first
 * shown. Where it cannot be, it says so in its place, and the rest goes on.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Loaded = lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      return { default: Missing };
    }
  });
  return function Late(props: Props) {
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    );
  };
}

function Missing() {
  return (
    <Callout kind="warn" title="This part of the page could not be loaded">
      The playground cannot be reached, or was updated since this page was opened. Reload the page
      to see it.
    </Callout>
  );
}
