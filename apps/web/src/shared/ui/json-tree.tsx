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

/** What is to stand under the content of an object or a list, if anything. */
type Under = (value: object) => ReactNode;

export interface JsonTreeProps {
  value: JsonValue;
  under?: Under;
}

/** JSON as a tree whose branches open and close. Large ones are shown in parts. */
export function JsonTree({ value, under = nothing }: JsonTreeProps) {
  return (
    <div className={styles.tree}>
      <Node value={value} level={0} under={under} />
    </div>
  );
}

function nothing(): undefined {
  return undefined;
}

interface NodeProps {
  name?: string;
  value: JsonValue;
  level: number;
  under: Under;
}

function Node({ name, value, level, under }: NodeProps) {
  const label = name !== undefined && <span className={styles.name}>{name}: </span>;
  if (typeof value === "object" && value !== null) {
    const isList = Array.isArray(value);
    const entries = Object.entries(value);
    if (entries.length > 0) {
      return <Branch label={label} value={value} entries={entries} level={level} under={under} />;
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
  value: object;
  entries: [string, JsonValue][];
  level: number;
  under: Under;
}

function Branch({ label, value, entries, level, under }: BranchProps) {
  const isList = Array.isArray(value);
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
            {entries.slice(0, shown).map(([name, child]) => (
              <Node key={name} name={name} value={child} level={level + 1} under={under} />
            ))}
            {hidden > 0 && (
              <Button size="sm" onClick={() => setShown(shown + page * 10)}>
                Show {number(Math.min(hidden, page * 10))} more of {number(hidden)}
              </Button>
            )}
            {under(value)}
          </div>
          <div className={styles.close}>{isList ? "]" : "}"}</div>
        </>
      )}
    </div>
  );
}
