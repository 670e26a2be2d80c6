import type { Claim } from '../../fidelity.ts';
import type { Message } from '../../message.ts';
import type { SystemFiles } from '../../settings/types.ts';
import type { Decision, GuardEvent, JsonObject } from '../types.ts';

/** When a hook is asked: before a tool runs, after it, when its results are about to be sent, or when the user sends a prompt. */
export type Phase = 'before' | 'after' | 'batch' | 'prompt';

/** The question of an agent, read from the agent's own form. */
export interface Question {
  readonly phase: Phase;
  readonly event: GuardEvent;
  /** Where the agent works; null if it does not say. */
  readonly folder: string | null;
  /** The original: some answers repeat parts of it. */
  readonly payload: JsonObject;
}

/** The guard program's output and exit code. */
export interface Answer {
  /** One object on standard output, or nothing. */
  readonly print: JsonObject | null;
  /** A line on standard error; empty for none. */
  readonly notice: string;
  readonly exit: 0 | 1 | 2;
}

/** Where hooks are registered for a user, a workspace or a machine. Paths as in `SettingSpec`: `~/` and `./`. */
export interface HookFiles {
  readonly user: string;
  readonly workspace: string | null;
  /** Read-only for users: these hooks win, and a repository cannot switch them off. Null: the agent has none. */
  readonly machine: SystemFiles | null;
}

export type Registration =
  /** Entries in lists of a JSON file that may contain other things. */
  | {
      readonly kind: 'entries';
      readonly files: HookFiles;
      /** The agent drops a file with comments. */
      readonly strictJson: boolean;
      /** Keys that a new file needs in addition to the hooks. */
      readonly base: JsonObject;
      /** Names of the events; `entry` returns the entry of each for a given command line. */
      readonly events: readonly string[];
      readonly entry: (event: string, program: Launch, isClosed: boolean) => JsonObject;
      /** Whether this agent only runs an entry whose hash is in its configuration (Codex). */
      readonly isTrusted?: true;
    }
  /** Files of our own, with their names and the text for a command line. */
  | {
      readonly kind: 'own-files';
      readonly files: HookFiles;
      /** Names in addition to the file of `files`, if the agent takes several; empty for one. */
      readonly names: readonly string[];
      readonly text: (program: Launch, isClosed: boolean) => string;
      readonly isExecutable: boolean;
    };

/** A value in a file that switches every hook off. */
export interface OffSwitch {
  /** `~/` and `./` as in `SettingSpec`. */
  readonly file: string;
  readonly keyPath: readonly string[];
  readonly value: boolean;
}

/** How the guard is started. */
export interface Launch {
  /** Absolute path of the launcher. */
  readonly program: string;
  readonly arguments: readonly string[];
}

/** The hooks of one agent: how it asks, how it is answered, where they are registered and what they cannot see. */
export interface AgentHooks extends Claim {
  /** The product's id in the catalogue. */
  readonly id: string;
  /** The version in which the forms were seen; null if they are only documented. */
  readonly version: string | null;
  /** As in `GuardFacts`. */
  readonly output: 'replace' | 'withhold' | 'none';
  readonly canAsk: boolean;
  /** The seconds that a registered hook may take. */
  readonly limit: number;
  /** What happens when the guard fails: always refused, refused if the installer says so, never. */
  readonly closes: 'always' | 'option' | 'never';
  /** What the hooks of this agent cannot stop. */
  readonly blind: readonly Message[];
  /** Reads a question; null if there is nothing for the guard to judge. Never throws. */
  readonly question: (payload: JsonObject) => Question | null;
  /** Returns the agent's own form of a decision. `sentence` names rule and file; it may be empty only for allow. */
  readonly answer: (question: Question, decision: Decision, sentence: string) => Answer;
  /** Returns the answer to an unreadable question if failing means refusing. */
  readonly refusal: (sentence: string) => Answer;
  /** The exit code of a failure if failing means continuing: 1 if the agent then shows the notice and continues. */
  readonly noticeExit: 0 | 1;
  /** Returns the agent that is really asking, if several read the same registration; null: this one. */
  readonly speaker?: (payload: JsonObject) => string | null;
  readonly registration: Registration;
  /** Settings that switch hooks off, with the value that does so; files in a repository count too. */
  readonly offSwitches: readonly OffSwitch[];
  /** Other files in which hooks can be switched off or trusted, as in `SettingSpec`. */
  readonly switches: readonly string[];
  /** Returns a recorded question about reading `.env`, which must be refused. */
  readonly proof: (folder: string) => JsonObject;
}

/** A product that runs the hooks of another one, from the same files. */
export interface SharedHooks extends Claim {
  /** In the catalogue. */
  readonly id: string;
  /** The product whose hooks they are. */
  readonly of: string;
}

export const nothing: Answer = { print: null, notice: '', exit: 0 };
