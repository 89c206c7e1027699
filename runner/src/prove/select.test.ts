import { expect, test } from 'vitest';
import type { Lab, Step } from '../lab/lab.ts';
import { NothingToProve, select } from './select.ts';

const step = (id: string): Step => ({ id, number: id.slice(0, 2) }) as Step;
const lab = (id: string): Lab =>
  ({ id, number: id.slice(0, 2), steps: [step('01-start'), step('02-more'), step('03-end')] }) as unknown as Lab;
const labs = [lab('01-secure-update'), lab('02-secrets')];

const chosen = (...names: string[]): string[] =>
  select(labs, names).flatMap((one) => one.steps.map(({ id }) => `${one.lab.id}/${id}`));

test('no name means everything', () => {
  expect(chosen()).toHaveLength(6);
});

test('a number or an id names a lab or one of its steps', () => {
  expect(chosen('01/02')).toEqual(['01-secure-update/02-more']);
  expect(chosen('02-secrets/03-end')).toEqual(['02-secrets/03-end']);
  expect(chosen('02')).toHaveLength(3);
});

test('steps named in any order, or twice, come once and in the lab’s order', () => {
  expect(chosen('01/03', '01/01', '01/03')).toEqual(['01-secure-update/01-start', '01-secure-update/03-end']);
});

test('an unknown name is refused with what there is', () => {
  expect(() => chosen('07')).toThrow(new NothingToProve('There is no lab 07. There is: 01-secure-update, 02-secrets'));
  expect(() => chosen('01/09')).toThrow(
    new NothingToProve('01-secure-update has no step 09. It has: 01-start, 02-more, 03-end'),
  );
});
