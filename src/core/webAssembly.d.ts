// The part of WebAssembly's JavaScript interface that core uses. Every engine has it, but TypeScript declares it only in the
// browser types, which core must not see.
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Memory {
    /** @param descriptor `initial`: pages of 64 KiB */
    constructor(descriptor: { readonly initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, Memory | number>>>>);
    readonly exports: Readonly<Record<string, (...args: readonly number[]) => number>>;
  }
}

/** A module in the text format, assembled when a bundle is built. */
declare module '*.wat' {
  export const bytes: Uint8Array;
}
