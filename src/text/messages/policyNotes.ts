/** What an administrator has to know of the places in which policies are laid down. */
export const policyNotesText = {
  'policy.note.claudeConsole':
    'A policy of the Claude console replaces the file as a whole, unless managedSourcesBehavior is merge.',
  'policy.note.claudeBroken':
    'One invalid value is dropped alone; a file that is no JSON keeps the tool from starting.',
  'policy.note.claudeMcp': 'With this file, it alone says which MCP servers there are.',
  'policy.note.claudeRead': 'A program that the agent writes still reads; only the sandbox stops it.',
  'policy.note.claudeMcpName': 'Servers are compared by address or command; a name is no rule.',
  'policy.note.sandboxOnly': 'It holds where the sandbox is on.',
} satisfies Readonly<Record<string, string>>;
