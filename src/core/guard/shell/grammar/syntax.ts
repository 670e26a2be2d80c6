/** Shells whose command lines are read. `powershell` covers what `cmd` and PowerShell have in common as well. */
export type CommandDialect = 'bash' | 'powershell';

/** A piece of a word. */
export type Part =
  /** Text without its quotes. Wildcards and braces in quotes are plain text. */
  | { readonly kind: 'text'; readonly text: string; readonly isQuoted: boolean }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** The word in `${NAME:-word}`. */
      readonly instead?: Word;
      /** What follows the name in `${NAME%.ts}` and similar forms; see `parameters.ts`. */
      readonly change?: string;
      /** In double quotes, where blanks in the value do not separate words. */
      readonly isQuoted?: true;
      /** `${!NAME}`: the value of this variable is the name of the variable that is meant. */
      readonly isIndirect?: true;
    }
  /** The output of a command. */
  | { readonly kind: 'output'; readonly script: Script }
  /** Text that is only known when the shell runs. */
  | { readonly kind: 'unknown' };

export interface Word {
  readonly parts: readonly Part[];
}

export interface Redirection {
  readonly kind: 'input' | 'output' | 'text';
  readonly target: Word;
}

/** `NAME=value`, `NAME+=value`, or `NAME=(values)`. */
export interface Assignment {
  readonly name: string;
  /** The value is one of these; the command line does not always say which. */
  readonly values: readonly Word[];
  /** The value is appended to the previous one. */
  readonly isAdded: boolean;
}

/** A simple command, as parsed. Nothing is ever run. */
export interface Command {
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
  /** The text of a here-document that it reads. */
  readonly hereDocument: string | null;
}

/** Commands joined by pipes; one command if there is no pipe. */
export type Pipeline = readonly Command[];

/** What a text runs, in order. The commands of a substitution come before the command that contains it. */
export interface Script {
  readonly pipelines: readonly Pipeline[];
  /** The bodies of functions by name; their commands are among the pipelines as well. */
  readonly functions: ReadonlyMap<string, string>;
}

/** The deepest nesting that is read: nobody writes deeper nesting by hand. */
export const deepestNesting = 40;
