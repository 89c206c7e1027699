import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours are the page’s tokens, so that one theme is light and dark. */
export const codeTheme = EditorView.theme({
  '&': { height: '100%', color: 'var(--term-text)', backgroundColor: 'var(--term)', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '19px' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--term-text)' },
  '.cm-line': { padding: '0 10px 0 6px' },
  '.cm-gutters': { color: 'var(--ink-3)', backgroundColor: 'var(--term)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 6px 0 10px', minWidth: '34px' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { backgroundColor: 'var(--code-line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-activeLineGutter': { color: 'var(--term-text)' },
  '& ::selection, .cm-line::selection, .cm-line ::selection': { backgroundColor: 'var(--code-selection)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--edge)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '.cm-specialChar': { color: 'var(--syntax-wrong)' },
  '.cm-searchMatch': { backgroundColor: 'var(--ochre-wash)', outline: '1px solid var(--edge)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--ochre)' },
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--yard)' },
  '.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '6px 28px 6px 8px', fontFamily: 'var(--sans)' },
  '.cm-panel.cm-search label': { fontSize: '12px' },
  '.cm-textfield': {
    font: '12.5px/19px var(--mono)',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--edge)',
  },
  '.cm-button': {
    font: '550 12px/19px var(--sans)',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    backgroundImage: 'none',
    border: '1px solid var(--edge)',
    borderRadius: '4px',
  },
  // Where both have changed: the learner's lines on marine, those on disk on ochre.
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--marine-wash)' },
  '&.cm-merge-b .cm-changedText': { background: 'none', textDecoration: 'underline 2px var(--marine)' },
  '.cm-deletedChunk': { position: 'relative', paddingLeft: '6px', backgroundColor: 'var(--ochre-wash)' },
  '.cm-deletedChunk:has(del)::after': {
    content: '"on disk"',
    position: 'absolute',
    inset: '0 10px auto auto',
    color: 'var(--ink-2)',
    font: '11px/19px var(--sans)',
  },
  '.cm-deletedChunk .cm-deletedText': { background: 'none', textDecoration: 'underline 2px var(--ochre)' },
  '.cm-deletedChunk .cm-deletedLine del, .cm-deletedChunk del': { textDecoration: 'none' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--marine)' },
  '.cm-deletedLineGutter': { background: 'var(--ochre)' },
  '.cm-collapsedLines': { color: 'var(--ink-2)', background: 'var(--yard)' },
});

export const codeColours = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.self, tags.processingInstruction],
    color: 'var(--syntax-word)',
  },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.attributeValue], color: 'var(--syntax-text)' },
  {
    tag: [tags.number, tags.bool, tags.null, tags.atom, tags.escape, tags.unit, tags.color],
    color: 'var(--syntax-value)',
  },
  {
    tag: [
      tags.propertyName,
      tags.attributeName,
      tags.labelName,
      tags.url,
      tags.link,
      tags.definition(tags.propertyName),
    ],
    color: 'var(--syntax-name)',
  },
  {
    tag: [tags.typeName, tags.className, tags.tagName, tags.namespace, tags.standard(tags.name), tags.macroName],
    color: 'var(--syntax-kind)',
  },
  { tag: [tags.comment, tags.meta, tags.quote], color: 'var(--syntax-note)' },
  { tag: tags.invalid, color: 'var(--syntax-wrong)' },
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
]);
