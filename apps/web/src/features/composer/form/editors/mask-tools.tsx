import { adviseOnPath, maskSubjects, pathsOf, splitPaths } from "@grpc-playground/schema/editors";
import { Plus, X } from "lucide-react";
import { useMemo } from "react";
import { VisuallyHidden } from "../../../../shared/ui/visually-hidden.tsx";
import type { LeafToolProps } from "../editor-props.ts";
import styles from "./editors.module.css";
import { useToolbarKeys } from "./use-toolbar-keys.ts";

/** So many paths are offered at a time; typing narrows them. */
const most = 8;

/**
 * The paths of a mask as chips, each with a way to remove it, and paths to add:
 * those of the message that it speaks of, narrowed by what is being typed. One
 * stop for Tab; arrow keys go from chip to chip.
 */
export function MaskTools({ notesId, name, field, text, onChange }: LeafToolProps) {
  const subjects = useMemo(() => (field ? maskSubjects(field) : []), [field]);
  const paths = splitPaths(text);
  // A comma behind it says that a path is done.
  const typing = /[,\s]$/.test(text) ? "" : (paths.at(-1) ?? "");
  const toolbar = useToolbarKeys();
  const advice = paths.flatMap((path) => adviseOnPath(path, subjects) ?? []);

  const set = (next: readonly string[]) => onChange({ kind: "text", text: next.join(",") });
  const remove = (path: string) => set(paths.filter((each) => each !== path));
  const add = (path: string) => {
    const isHalfTyped = typing !== path && path.startsWith(typing);
    set([...(typing !== "" && isHalfTyped ? paths.slice(0, -1) : paths), path]);
  };

  const offered = subjects.map(({ name: of, desc }) => {
    const left = pathsOf(desc).filter((path) => !paths.includes(path));
    const narrowed = left.filter((path) => path.startsWith(typing));
    return { of: of ?? desc.name, left: narrowed.length > 0 ? narrowed : left };
  });

  return (
    <div className={styles.mask}>
      {/* The toolbar minds the arrow keys of the chips in it. */}
      <div {...toolbar} role="toolbar" aria-label={`${name} paths`} className={styles.toolbar}>
        {paths.length > 0 && (
          <div className={styles.chips}>
            {[...new Set(paths)].map((path) => (
              <button
                key={path}
                type="button"
                className={styles.chosen}
                onClick={() => remove(path)}
              >
                <VisuallyHidden>Remove path </VisuallyHidden>
                {path}
                <X size={12} aria-hidden />
              </button>
            ))}
          </div>
        )}
        {offered.map(({ of, left }) => (
          <div key={of} className={styles.chips}>
            <span className={styles.note}>{of}:</span>
            {left.slice(0, most).map((path) => (
              <button key={path} type="button" className={styles.chip} onClick={() => add(path)}>
                <Plus size={12} aria-hidden />
                {/* "Add stock" alone is the button of a list of that name. */}
                <VisuallyHidden>Add path </VisuallyHidden>
                {path}
              </button>
            ))}
            {left.length > most && (
              <span className={styles.note}>and {left.length - most} more: type to narrow</span>
            )}
            {left.length === 0 && <span className={styles.note}>every path is in the mask</span>}
          </div>
        ))}
      </div>
      <p id={notesId} className={styles.warning}>
        {advice.join("\n")}
      </p>
    </div>
  );
}
