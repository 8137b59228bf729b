import { lazy, Suspense, type ComponentType } from "react";

/**
 * A part of the form that few forms have, loaded when the first of its kind is
 * shown. It stands beside an input that works without it; or says in `meanwhile`
 * what is coming, and in `missing` that it did not come: offline, or a newer
 * build took its place.
 */
export function lazyEditor<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ComponentType<Props> = Nothing,
  missing: ComponentType<Props> = meanwhile,
): ComponentType<Props> {
  const Loaded = lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      return { default: missing };
    }
  });
  const Meanwhile = meanwhile;
  return function LazyEditor(props: Props) {
    return (
      <Suspense fallback={<Meanwhile {...props} />}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}

function Nothing() {
  return null;
}
