import { env, Uri, type Webview } from 'vscode';

/** The files of a webview page, by name: its style sheet in `media` and its script in `dist/webview`; and its title. */
export interface PageFiles {
  readonly title: string;
  readonly style: string;
  readonly script: string;
}

/** Returns the HTML of a webview, which may only run its own script and use its own styles. */
export function webviewPage(webview: Webview, extension: Uri, { title, style, script }: PageFiles): string {
  const nonce = crypto.randomUUID();
  const uri = (...parts: string[]): string => webview.asWebviewUri(Uri.joinPath(extension, ...parts)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${uri('media', style)}">
</head>
<body>
<main><h1>${title}</h1></main>
<script nonce="${nonce}" src="${uri('dist', 'webview', script)}"></script>
</body>
</html>`;
}
