import { Monitor, Moon, Sun } from "lucide-react";
import { useStore } from "../../shared/lib/store.ts";
import { IconButton } from "../../shared/ui/icon-button.tsx";
import { setTheme, theme, themes } from "./theme.ts";

const icons = { system: Monitor, light: Sun, dark: Moon };

/** Goes round the themes: the system's, light, dark. */
export function ThemeSwitch() {
  const current = useStore(theme);
  const next = themes[(themes.indexOf(current) + 1) % themes.length] ?? "system";
  const Icon = icons[current];
  return (
    <IconButton
      label={`Theme: ${current}. Change to ${next}.`}
      icon={<Icon size={16} aria-hidden />}
      onClick={() => setTheme(next)}
    />
  );
}
