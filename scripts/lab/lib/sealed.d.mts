export function sealed(options?: { readonly setup?: string; readonly asRoot?: boolean }): string[];
export function canSeal(): boolean;
export function runSealed(command: readonly string[], env?: NodeJS.ProcessEnv): number;
