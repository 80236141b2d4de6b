const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\f', '\\f'],
  ['\b', '\\b'],
]);

/**
 * `text` as a JSON string the way Python's `json.dumps` writes it (rule 3): only printable ASCII is written unescaped. Unlike
 * `JSON.stringify` it escapes DEL and everything past ASCII, one `\uXXXX` in lower case for each UTF-16 unit.
 */
export function pythonJsonString(text: string): string {
  // Without the `u` flag a match is one UTF-16 unit, which is what Python escapes: a pair becomes two escapes.
  const escaped = text.replace(/[^ -~]|["\\]/g, (unit) => {
    const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
    return shortEscapes.get(unit) ?? `\\u${code}`;
  });
  return `"${escaped}"`;
}
