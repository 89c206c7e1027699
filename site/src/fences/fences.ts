import { defineHastPlugin } from 'satteri';
import { toFenceMeta } from './meta.ts';
import { toPieces } from './slots.ts';

/** Characters of a line that fit beside the buttons of a block in a column of 511 px, as on a 1440 px page. */
const BESIDE_BUTTONS = 44;

const isLong = (code: string): boolean => code.split('\n').some((line) => line.length > BESIDE_BUTTONS);

/** Puts what a fence asks for on its `<pre>` as data attributes, where components/CodeBlock.astro reads it, and marks the places to fill in. */
export const fences = defineHastPlugin({
  name: 'fences',
  element: {
    filter: ['pre'],
    visit(node, context) {
      const code = node.children.find((child) => child.type === 'element' && child.tagName === 'code');
      if (!code || code.type !== 'element') return undefined;
      const words = code.data && 'meta' in code.data ? code.data.meta : null;
      const { kind, saveAs, terminal, about } = toFenceMeta(typeof words === 'string' ? words : '');
      const text = context.textContent(code).replace(/\n$/, '');
      return {
        type: 'element',
        tagName: 'pre',
        properties: {
          dataKind: kind,
          ...(saveAs === undefined ? {} : { dataSaveAs: saveAs }),
          ...(terminal === undefined ? {} : { dataTerminal: terminal }),
          ...(about === undefined ? {} : { dataFinding: about.join(' ') }),
          ...(isLong(text) ? { dataLong: '' } : {}),
          tabIndex: 0,
        },
        children: [
          {
            type: 'element',
            tagName: 'code',
            properties: {},
            children: toPieces(text).map((piece) =>
              piece.slot
                ? {
                    type: 'element',
                    tagName: 'span',
                    properties: { className: ['slot'] },
                    children: [{ type: 'text', value: piece.text }],
                  }
                : { type: 'text', value: piece.text },
            ),
          },
        ],
      };
    },
  },
});
