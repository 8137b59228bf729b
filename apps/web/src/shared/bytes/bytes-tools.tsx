import { base64Encode } from "@bufbuild/protobuf/wire";
import { Check, Copy, Download, X } from "lucide-react";
import { useEffect, useState } from "react";
import { saveFile } from "../lib/save-file.ts";
import { Button } from "../ui/button.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import type { ByteTree } from "./byte-tree.ts";
import styles from "./bytes-tools.module.css";
import { selectionOf } from "./hex-grid.tsx";
import type { BytesState } from "./use-bytes-state.ts";
import { hexOf } from "./words.ts";

export interface BytesToolsProps {
  tree: ByteTree;
  state: BytesState;
  fileName: string;
}

/** How large it is, and ways to take the bytes elsewhere: all of them, or those that are selected. */
export function BytesTools({ tree, state, fileName }: BytesToolsProps) {
  const { bytes, listing } = tree;
  const { from, to } = selectionOf(state);
  const isSome = to > from + 1;
  const chosen = isSome ? bytes.subarray(from, to) : bytes;
  const what = isSome ? "selection" : "bytes";
  const size = `${chosen.length.toLocaleString("en-US")} ${chosen.length === 1 ? "byte" : "bytes"}`;
  return (
    <div className={styles.tools}>
      <span className={styles.size}>{isSome ? `${size} selected` : size}</span>
      <CopyAs name="Hex" label={`Copy the ${what} as hex`} text={() => hexOf(chosen)} />
      <CopyAs
        name="Base64"
        label={`Copy the ${what} as base64`}
        text={() => base64Encode(chosen)}
      />
      {listing !== undefined && <CopyAs name="Listing" label="Copy as a listing" text={listing} />}
      <Button
        size="sm"
        variant="ghost"
        aria-label={`Save the ${what} as a file`}
        icon={<Download size={14} aria-hidden />}
        onClick={() => saveFile(fileName, new Blob([Uint8Array.from(chosen)]))}
      >
        Save
      </Button>
    </div>
  );
}

function CopyAs({ name, label, text }: { name: string; label: string; text: () => string }) {
  const [result, setResult] = useState<"copied" | "failed">();
  useEffect(() => {
    if (result === undefined) return undefined;
    const timer = setTimeout(() => setResult(undefined), 2000);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setResult("copied");
    } catch {
      setResult("failed");
    }
  };
  const Icon = result === "copied" ? Check : result === "failed" ? X : Copy;
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-label={label}
        icon={<Icon size={14} aria-hidden />}
        onClick={() => void copy()}
      >
        {name}
      </Button>
      <span aria-live="polite">
        <VisuallyHidden>
          {result === "copied" && "Copied"}
          {result === "failed" && "The browser did not allow copying"}
        </VisuallyHidden>
      </span>
    </>
  );
}
