import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** The screen as tmux has it: `rows` are plain text, `coloured` the same with the control sequences that tmux gives them. */
export interface Picture {
  cols: number;
  cursor: { x: number; y: number };
  rows: string[];
  coloured: string[];
}

const Measures = z.tuple([z.coerce.number(), z.coerce.number(), z.coerce.number(), z.coerce.number()]);

export function readPicture(text: string): Picture {
  const [first = '', ...lines] = text.split('\n');
  const [cols, height, x, y] = Measures.parse(first.split(' '));
  const coloured = lines.slice(0, height);
  return { cols, cursor: { x, y }, coloured, rows: coloured.map((row) => stripVTControlCharacters(row).trimEnd()) };
}
