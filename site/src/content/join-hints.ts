/**
 * Puts neighbouring hints of a rendered page into one staircase and gives each its number. A hint comes between the comments
 * `<!--hint-->` and `<!--/hint-->` with `%n%` and `%of%` where the numbers go; the first of a page is the next to be opened.
 */
export function joinHints(html: string): string {
  const of = html.split('<!--hint-->').length - 1;
  let n = 0;
  return html.replace(/(?:<!--hint-->[\s\S]*?<!--\/hint-->\s*)+/g, (group) => {
    const numbered = group.replace(/<!--hint-->([\s\S]*?)<!--\/hint-->/g, (_whole, hint: string) => {
      n += 1;
      const shown = n === 1 ? hint.replace('data-state="closed"', 'data-state="next"') : hint;
      return shown.replaceAll('%n%', String(n)).replaceAll('%of%', String(of));
    });
    return `<sy-hints class="hints">${numbered}</sy-hints>`;
  });
}
