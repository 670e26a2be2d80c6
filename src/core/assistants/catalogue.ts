import { aider } from './aider.ts';
import { amazonQ } from './amazonQ.ts';
import { amp } from './amp.ts';
import { augment } from './augment.ts';
import { claudeCode } from './claudeCode.ts';
import { cline } from './cline.ts';
import { codex } from './codex.ts';
import { cody } from './cody.ts';
import { continueDev } from './continue.ts';
import { copilot } from './copilot.ts';
import { copilotCli } from './copilotCli.ts';
import { cursor } from './cursor.ts';
import { devin } from './devin.ts';
import { geminiCli } from './geminiCli.ts';
import { geminiCodeAssist } from './geminiCodeAssist.ts';
import { jan } from './jan.ts';
import { jetbrainsAi } from './jetbrainsAi.ts';
import { kilo } from './kilo.ts';
import { llamaVscode } from './llamaVscode.ts';
import { lmStudio } from './lmStudio.ts';
import { ollama } from './ollama.ts';
import { openCode } from './opencode.ts';
import { pi } from './pi.ts';
import { qwenCode } from './qwenCode.ts';
import { roo } from './roo.ts';
import { tabby } from './tabby.ts';
import { tabnine } from './tabnine.ts';
import { visualStudioCode } from './vscode.ts';
import { windsurf } from './windsurf.ts';
import { zed } from './zed.ts';
import type { Assistant } from './types.ts';

/** Every product we know, the most used first. A new assistant is one new file and one line here. */
export const catalogue: readonly Assistant[] = [
  visualStudioCode,
  copilot,
  copilotCli,
  cursor,
  claudeCode,
  codex,
  windsurf,
  continueDev,
  cline,
  amazonQ,
  openCode,
  pi,
  roo,
  geminiCodeAssist,
  geminiCli,
  aider,
  tabnine,
  augment,
  cody,
  amp,
  jetbrainsAi,
  zed,
  tabby,
  kilo,
  qwenCode,
  devin,
  ollama,
  lmStudio,
  jan,
  llamaVscode,
];

const byId = new Map(catalogue.map(assistant => [assistant.id, assistant]));

/** The assistant of that id, or undefined. */
export function assistantById(id: string): Assistant | undefined {
  return byId.get(id);
}

/** What people call the assistant of that id; the id where we know none. */
export function assistantName(id: string): string {
  return byId.get(id)?.name ?? id;
}
