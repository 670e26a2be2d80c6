/**
 * Words that Copilot ignores when it compares texts: common English and programming words, case-sensitive. Facts from
 * microsoft/vscode-copilot-chat@31acd00a (MIT).
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'TODO a about above after again all an and any are as assert at be because ' +
    'been before being below between both break but by can case catch class const continue def ' +
    'did do does doing don down during each else enum few finally for from function further ' +
    'had has have having here how if import in into is it its just match more ' +
    'most new no not now of off on once only or other our out over own ' +
    'raise repeat return s same should so some static struct such super switch t than that ' +
    'the their them then there these they this those through to too try under until up ' +
    'var very was we were what when where which while who why will with would you'
  ).split(' '),
);
