import { createFileRegistry, type DescService, type FileRegistry } from "@bufbuild/protobuf";
import type { Problem } from "../shared/lib/problem.ts";
import { createStore, type Store } from "../shared/lib/store.ts";
import { targetKey, type Target } from "../shared/lib/target.ts";
import { schemaProblem } from "./schema/schema-problem.ts";
import type { LoadSchema, Schema } from "./schema/schema-source.ts";

/** A target being opened, or one that could not be. */
interface Opening {
  target: Target;
  /** Set once it has failed. */
  problem: Problem | undefined;
}

interface WorkspaceState {
  /** What is called now. */
  target: Target;
  /** What it offers; undefined until the first schema is in. */
  schema: Schema | undefined;
  opening: Opening | undefined;
}

export interface Workspace {
  readonly state: Store<WorkspaceState>;
  /**
   * Opens a target. The one that is open stays until the new one has answered,
   * so a mistyped address costs nothing. A later call replaces an earlier one.
   */
  readonly open: (target: Target) => void;
  /** Adds a service to what is open that the target did not tell of, unless it is known: one out of a file. */
  readonly know: (service: DescService, registry: FileRegistry) => void;
  /**
   * Takes the target that could not be opened all the same, with the services of the one
   * that is open: for a server that is known to have them, or to see how a call to it fails.
   */
  readonly insist: () => void;
  /** Gives up opening, or dismisses why it failed. */
  readonly dismiss: () => void;
}

export interface WorkspaceOptions {
  load: LoadSchema;
  /** Called before another target takes the place of the one that was open. */
  onSwitch?: (target: Target, schema: Schema) => void;
}

/** Holds which target is open and what it offers. Opens nothing by itself. */
export function createWorkspace({ load, onSwitch }: WorkspaceOptions): Workspace {
  const state = createStore<WorkspaceState>({
    target: undefined,
    schema: undefined,
    opening: undefined,
  });
  let attempt: AbortController | undefined;

  const run = async (target: Target, { signal }: AbortController) => {
    try {
      const schema = await load(target, signal);
      if (signal.aborted) return;
      const before = state.get();
      const isOther = targetKey(before.target) !== targetKey(target);
      if (before.schema !== undefined && isOther) onSwitch?.(target, schema);
      state.set({ target, schema, opening: undefined });
    } catch (reason) {
      if (signal.aborted) return;
      state.set({ ...state.get(), opening: { target, problem: schemaProblem(reason, target) } });
    }
  };

  return {
    state,
    open: (target) => {
      attempt?.abort();
      attempt = new AbortController();
      state.set({ ...state.get(), opening: { target, problem: undefined } });
      void run(target, attempt);
    },
    know: (service, registry) => {
      const { schema, ...rest } = state.get();
      if (schema === undefined || schema.registry.getService(service.typeName) !== undefined)
        return;
      // Of types that both know, the last one's are taken: the target's own.
      const known = createFileRegistry(registry, schema.registry);
      const services = [...schema.services, service];
      state.set({ ...rest, schema: { ...schema, registry: known, services } });
    },
    insist: () => {
      const { schema, opening } = state.get();
      if (schema === undefined || opening?.problem === undefined) return;
      onSwitch?.(opening.target, schema);
      state.set({ target: opening.target, schema, opening: undefined });
    },
    dismiss: () => {
      attempt?.abort();
      state.set({ ...state.get(), opening: undefined });
    },
  };
}
