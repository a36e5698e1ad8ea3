/**
 * Makes something of an owner (an edition) once, for the pages of all languages and the twins.
 *
 * The owner is the key of a weak map: what was made goes with it.
 */
export function remember<Owner extends object, Value>(
  make: (owner: Owner, key: string) => Value,
): (owner: Owner, key: string) => Value {
  const made = new WeakMap<Owner, Map<string, Value>>();
  return (owner, key) => {
    const values = made.get(owner) ?? new Map<string, Value>();
    made.set(owner, values);
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = make(owner, key);
    values.set(key, value);
    return value;
  };
}
