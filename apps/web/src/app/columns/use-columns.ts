import { useMemo, useState } from "react";
import { remembered } from "../../shared/lib/remembered.ts";

/** How the page is divided. */
export interface Columns {
  /** Width of the explorer in rem. */
  explorer: number;
  /** Width of an open lesson in rem. */
  lesson: number;
  /** Part of what is left that the composer takes, in percent. */
  composer: number;
}

export const limits = {
  explorer: { min: 13, max: 30, initial: 17.5 },
  lesson: { min: 18, max: 40, initial: 26 },
  composer: { min: 25, max: 70, initial: 44 },
} as const;

const initial: Columns = {
  explorer: limits.explorer.initial,
  lesson: limits.lesson.initial,
  composer: limits.composer.initial,
};

const storage = remembered("columns");

function read(): Columns {
  const [explorer, composer, lesson] = (storage.read() ?? "").split(" ").map(Number);
  const within = (name: keyof Columns, value: number | undefined) =>
    value !== undefined && value >= limits[name].min && value <= limits[name].max
      ? value
      : initial[name];
  return {
    explorer: within("explorer", explorer),
    lesson: within("lesson", lesson),
    composer: within("composer", composer),
  };
}

/** The widths of the columns, remembered. */
export function useColumns() {
  const [columns, setColumns] = useState(read);
  return useMemo(() => {
    const set = (name: keyof Columns, value: number) => {
      const next = { ...columns, [name]: value };
      storage.write(`${next.explorer} ${next.composer} ${next.lesson}`);
      setColumns(next);
    };
    return { columns, set, reset: (name: keyof Columns) => set(name, initial[name]) };
  }, [columns]);
}
