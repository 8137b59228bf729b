import { late } from "../../shared/ui/late.tsx";
import type { TabItem } from "../../shared/ui/tabs.tsx";
import type { CodeTabProps } from "./code-tab.tsx";
import type { CompareTabProps } from "./compare-tab.tsx";

const CodeTab = late(async () => (await import("./code-tab.tsx")).CodeTab);
const CompareTab = late(async () => (await import("./compare-tab.tsx")).CompareTab);

/** The view of a call beside another one of its method. */
export function compareTab(props: CompareTabProps): TabItem {
  return { value: "compare", label: "Compare", panel: <CompareTab {...props} /> };
}

/** The view of the request as a program. */
export function codeTab(props: CodeTabProps): TabItem {
  return { value: "code", label: "Code", panel: <CodeTab {...props} /> };
}
