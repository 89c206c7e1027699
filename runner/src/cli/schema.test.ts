import { expect, test } from 'vitest';
import { jsonSchemaOf } from './schema.ts';

/** Every key of an object schema, with those of objects in it, that nothing describes. */
function undescribed(schema: object, path = ''): string[] {
  const properties = 'properties' in schema ? (schema.properties as Record<string, object>) : {};
  return Object.entries(properties).flatMap(([name, inner]) => [
    ...('description' in inner ? [] : [`${path}${name}`]),
    ...undescribed(inner, `${path}${name}.`),
  ]);
}

test.each(['lab', 'step'])(
  'the schema of %s.mdx describes every key, so that an editor can tell what it is',
  (name) => {
    expect(undescribed(jsonSchemaOf(name))).toEqual([]);
  },
);

test('the schema says what must be there, what may be, and that nothing else may', () => {
  expect(jsonSchemaOf('step')).toMatchObject({
    type: 'object',
    required: ['title', 'minutes'],
    additionalProperties: false,
    properties: { title: { type: 'string' }, points: { default: 10 } },
  });
});

test('another word than lab and step is refused with a sentence', () => {
  expect(() => jsonSchemaOf('check')).toThrow('“check” is neither');
});
