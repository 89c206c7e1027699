/** The texts of a JSON object’s fields, by name, '' where one is none; null where the text holds no object. */
export function readFields(body: string): ((name: string) => string) | null {
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json !== 'object' || json === null) return null;
    return (name) => {
      const value: unknown = Reflect.get(json, name);
      return typeof value === 'string' ? value : '';
    };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
