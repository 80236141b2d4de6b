/** What a text is that should hold JSON: a step's `inputs` or `outputs`, or the `output` inside them. */
export type EmbeddedJson =
  | { readonly kind: 'nothing' }
  /** An object or a list. Anything smaller reads better as text. */
  | { readonly kind: 'json'; readonly value: object }
  | { readonly kind: 'text'; readonly text: string };

/** A JSON string inside a JSON string inside …: nothing real goes deeper. */
const mostLayers = 4;

/**
 * Reads a text that is JSON, or JSON encoded as a JSON string, or no JSON at all. Never throws; the work grows with the
 * text's length alone, so 100 kB take a few milliseconds.
 */
export function readEmbeddedJson(text: string | undefined): EmbeddedJson {
  let rest = text ?? '';
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const trimmed = rest.trim();
    if (trimmed === '') return { kind: 'nothing' };
    // A quick look first: most texts that are not JSON are long logs.
    if (!/^[[{"]/.test(trimmed)) break;
    const value = parse(trimmed);
    if (typeof value === 'object' && value !== null) return { kind: 'json', value };
    if (typeof value !== 'string') break;
    rest = value;
  }
  return { kind: 'text', text: rest };
}

/**
 * The JSON objects that stand inside a text between other words, as the summary of a component's run does in a command's
 * output: `… Output=[{ "executionId": … }\n----------ERROR------- …`. At most `most` of them, outermost ones only.
 */
export function findJsonObjects(text: string, most = 8): object[] {
  const found: object[] = [];
  const start = /\{\s*"/g;
  for (let tries = 0; tries < most; tries += 1) {
    const match = start.exec(text);
    if (!match) break;
    const end = endOfObject(text, match.index);
    if (end === undefined) continue;
    const value = parse(text.slice(match.index, end));
    if (typeof value !== 'object' || value === null) continue;
    found.push(value);
    start.lastIndex = end;
  }
  return found;
}

/** Where the object that begins at `from` ends, counting braces outside of strings. */
function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
