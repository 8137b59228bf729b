import type { DescMethod, DescService } from "@bufbuild/protobuf";
import { Search, SearchX } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { TextInput } from "../../shared/ui/input.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Shortcut } from "../../shared/ui/shortcut.tsx";
import { createCatalogue } from "./catalogue.ts";
import styles from "./explorer.module.css";
import { Legend } from "./legend.tsx";
import { infrastructureKey, layOut, type Row } from "./rows.ts";
import { searchTerms } from "./search.ts";
import { ServiceTree } from "./service-tree.tsx";

export interface ExplorerProps {
  services: readonly DescService[];
  selected: DescMethod | undefined;
  /** `service/method` of the methods with an open call. */
  live: ReadonlySet<string>;
  onOpen: (method: DescMethod) => void;
}

/** Where a / is a character to type, and no shortcut. */
const typing = "input, textarea, select, [contenteditable]";

type MethodRow = Extract<Row, { kind: "method" }>;

/** All that can be called: a search box over a tree. */
export function Explorer({ services, selected, live, onOpen }: ExplorerProps) {
  const [query, setQuery] = useState("");
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const box = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const catalogue = useMemo(() => createCatalogue(services), [services]);
  // A long tree may lag behind the typing rather than hold it up.
  const terms = useMemo(() => searchTerms(query), [query]);
  const shownTerms = useDeferredValue(terms);
  const selectedKey = selected && `${selected.parent.typeName}/${selected.name}`;
  const opened = useOpened(catalogue, toggled, selected);
  const { rows, found } = useMemo(
    () => layOut(catalogue, { terms: shownTerms, toggled: opened }),
    [catalogue, shownTerms, opened],
  );

  const search = (text: string) => {
    setQuery(text);
    // What was closed in one search says nothing about the next.
    if (text !== query) setToggled(new Map());
  };

  useEffect(() => {
    const onSlash = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.matches(typing)) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    document.addEventListener("keydown", onSlash);
    return () => document.removeEventListener("keydown", onSlash);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape" && query !== "") {
      event.preventDefault();
      search("");
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      const tree = box.current?.closest("[data-explorer]");
      // What was searched for are methods; a service that holds one would close on Enter.
      const first = terms.length > 0 ? ":not([aria-expanded])" : '[tabindex="0"]';
      tree?.querySelector<HTMLElement>(`[role="treeitem"]${first}`)?.focus();
    } else if (event.key === "Enter") {
      const first = rows.find((row): row is MethodRow => row.kind === "method");
      if (first !== undefined) onOpen(first.entry.method);
    }
  };

  return (
    <div className={styles.explorer} data-explorer>
      <div className={styles.search}>
        <Search size={14} aria-hidden className={styles.glass} />
        <TextInput
          ref={box}
          type="search"
          aria-label="Search services"
          placeholder="Search services, methods, types"
          className={styles.input}
          value={query}
          onChange={(event) => search(event.target.value)}
          onKeyDown={onKeyDown}
          aria-keyshortcuts="/"
        />
        {query === "" && (
          <span className={styles.hint}>
            <Shortcut keys="/" />
          </span>
        )}
      </div>
      <p className={styles.count} aria-live="polite">
        {terms.length > 0 && `${found} of ${catalogue.methodCount} methods`}
      </p>
      <div ref={scroller} className={styles.scroll}>
        {rows.length === 0 ? (
          <EmptyState
            icon={<SearchX size={20} />}
            title={services.length === 0 ? "This server offers no services" : "Nothing found"}
            {...(services.length > 0 && {
              action: (
                <Button size="sm" onClick={() => search("")}>
                  Clear the search
                </Button>
              ),
            })}
          >
            {services.length === 0
              ? "It answers by reflection, and its list is empty."
              : "No service, method or message type has all of these words in its name."}
          </EmptyState>
        ) : (
          <ServiceTree
            rows={rows}
            terms={shownTerms}
            selected={selectedKey}
            live={live}
            scroller={scroller}
            onToggle={(key, expanded) => setToggled(new Map(opened).set(key, expanded))}
            onOpen={(row) => onOpen(row.entry.method)}
          />
        )}
      </div>
      <Legend />
    </div>
  );
}

/** What is opened and closed: by hand, and else so that the open method is in sight. */
function useOpened(
  catalogue: ReturnType<typeof createCatalogue>,
  toggled: ReadonlyMap<string, boolean>,
  selected: DescMethod | undefined,
): ReadonlyMap<string, boolean> {
  return useMemo(() => {
    if (selected === undefined) return toggled;
    const { typeName } = selected.parent;
    const isOther = catalogue.infrastructure.some(({ key }) => key === typeName);
    const shown: [string, boolean][] = [[typeName, true]];
    if (isOther) shown.push([infrastructureKey, true]);
    return new Map([...shown, ...toggled]);
  }, [catalogue, toggled, selected]);
}
