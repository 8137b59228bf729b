import { useEffect, useRef, useState } from "react";
import type { CodeEditor } from "./code-mirror.ts";
import type { JsonEditorProps } from "./json-editor-props.ts";
import styles from "./json-tab.module.css";
import { PlainEditor } from "./plain-editor.tsx";

const label = "Message as JSON";

/**
 * An editor for JSON. CodeMirror comes when it is first needed; until then the
 * text can be read, and where it cannot come it is a plain text box.
 */
export function JsonEditor(props: JsonEditorProps) {
  const { text, issues } = props;
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<CodeEditor>();
  const [isPlain, setPlain] = useState(false);
  const latest = useRef(props);

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    let isOver = false;
    let made: CodeEditor | undefined;
    const load = async () => {
      try {
        const { createCodeEditor } = await import("./code-mirror.ts");
        if (isOver || host.current === null) return;
        made = createCodeEditor(host.current, {
          label,
          text: latest.current.text,
          issues: latest.current.issues,
          onChange: (next) => latest.current.onChange(next),
          onSend: () => latest.current.onSend(),
        });
        setEditor(made);
      } catch {
        // The chunk did not arrive: offline, or a newer build took its place.
        if (!isOver) setPlain(true);
      }
    };
    void load();
    return () => {
      isOver = true;
      made?.destroy();
    };
  }, []);

  useEffect(() => editor?.setText(text), [editor, text]);
  useEffect(() => editor?.setIssues(issues), [editor, issues]);

  if (isPlain) return <PlainEditor {...props} label={label} />;
  return (
    <>
      <div ref={host} />
      {editor === undefined && <pre className={styles.waiting}>{text}</pre>}
    </>
  );
}
