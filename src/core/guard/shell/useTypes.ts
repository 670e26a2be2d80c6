import type { Folders } from '../places.ts';
import type { ListFolder } from './expand.ts';

/** Where a command line runs. */
export interface ShellPlace extends Folders {
  /** The repository's folder, to which git's paths are relative. */
  readonly root: string;
  readonly list: ListFolder;
  /** Paths, relative to the root, of the files that git tracks; empty if that is not known. */
  readonly tracked: () => readonly string[];
}

/** A file that a command line reads. */
export interface ShellRead {
  /** Absolute; with {@link isTail}, only the end of the path. */
  readonly path: string;
  readonly isTail: boolean;
  /** Every printed line names the file, so the output can be judged line by line. */
  readonly isNamed: boolean;
  /** Where it is copied to, for programs that print nothing. */
  readonly to: string | null;
}

/** Files below a folder that a command finds and removes or changes. */
export interface FoundFiles {
  /** Absolute. */
  readonly folder: string;
  /** Whether a name, without folders, is among them. */
  readonly isFound: (name: string) => boolean;
}

/** The effects of a command line, as far as its text shows. Nothing is run. */
export interface ShellUses {
  readonly reads: readonly ShellRead[];
  /** Absolute paths that it writes, moves or removes. */
  readonly writes: readonly string[];
  /** Absolute paths that it removes or moves away, with their contents. */
  readonly removes: readonly string[];
  readonly changesFound: readonly FoundFiles[];
  /** Absolute paths that are passed to programs with unknown effects. */
  readonly touches: readonly string[];
  /** Names of variables that it sets. */
  readonly assigned: ReadonlySet<string>;
  /** It prints variables of the environment. */
  readonly printsEnvironment: boolean;
  /** The words of every command that it runs, without wrappers. */
  readonly commands: readonly (readonly string[])[];
}
