import type { JsonValue } from "@bufbuild/protobuf";
import { ChevronRight } from "lucide-react";
import { useState, type ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import { Button } from "./button.tsx";
import { counted, number } from "../lib/format.ts";
import styles from "./json-tree.module.css";

/** Children shown before somebody asks for more. */
const page = 100;
/** Characters of a text shown before somebody asks for the rest. */
const longText = 4_000;
/** Levels that are open from the start. */
const openLevels = 3;

/** JSON as a tree whose branches open and close. Large ones are shown in parts. */
export function JsonTree({ value }: { value: JsonValue }) {
  return (
    <div className={styles.tree}>
      <Node value={value} level={0} />
    </div>
  );
}

function Node({ name, value, level }: { name?: string; value: JsonValue; level: number }) {
  const label = name !== undefined && <span className={styles.name}>{name}: </span>;
  if (typeof value === "object" && value !== null) {
    const isList = Array.isArray(value);
    const entries = Object.entries(value);
    if (entries.length > 0) {
      return <Branch label={label} isList={isList} entries={entries} level={level} />;
    }
    return (
      <div className={styles.leaf}>
        {label}
        {isList ? "[]" : "{}"}
      </div>
    );
  }
  return (
    <div className={styles.leaf}>
      {label}
      {typeof value === "string" ? <Text value={value} /> : <Plain value={value} />}
    </div>
  );
}

function Plain({ value }: { value: number | boolean | null }) {
  return <span className={styles.plain}>{String(value)}</span>;
}

function Text({ value }: { value: string }) {
  const [whole, setWhole] = useState(value.length <= longText);
  if (whole) return <span className={styles.text}>{JSON.stringify(value)}</span>;
  return (
    <>
      <span className={styles.text}>{JSON.stringify(value.slice(0, longText))}</span>{" "}
      <Button size="sm" onClick={() => setWhole(true)}>
        Show {number(value.length - longText)} more characters
      </Button>
    </>
  );
}

interface BranchProps {
  label: ReactNode;
  isList: boolean;
  entries: [string, JsonValue][];
  level: number;
}

function Branch({ label, isList, entries, level }: BranchProps) {
  const [open, setOpen] = useState(level < openLevels);
  const [shown, setShown] = useState(page);
  const hidden = entries.length - shown;
  return (
    <div>
      <button
        type="button"
        className={styles.branch}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={12} className={cx(styles.chevron, open && styles.turned)} aria-hidden />
        {label}
        {isList ? "[" : "{"}
        {!open && (
          <>
            {isList ? "…]" : "…}"}
            <span className={styles.note}>
              {isList ? counted(entries.length, "item") : counted(entries.length, "field")}
            </span>
          </>
        )}
      </button>
      {open && (
        <>
          <div className={styles.children}>
            {entries.slice(0, shown).map(([name, value]) => (
              <Node key={name} name={name} value={value} level={level + 1} />
            ))}
            {hidden > 0 && (
              <Button size="sm" onClick={() => setShown(shown + page * 10)}>
                Show {number(Math.min(hidden, page * 10))} more of {number(hidden)}
              </Button>
            )}
          </div>
          <div className={styles.close}>{isList ? "]" : "}"}</div>
        </>
      )}
    </div>
  );
}
