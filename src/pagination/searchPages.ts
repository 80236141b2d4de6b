import { compile, type JSONObject, TreeInterpreter } from '@jmespath-community/jmespath';

type Interpreter = typeof TreeInterpreter;

/**
 * The results of a JMESPath expression on each page, lists flattened (rule 8). Throws the library's error for an expression
 * it can't parse, before any request.
 */
export async function* searchPages(
  pages: AsyncIterable<object>,
  jmesPath: string,
): AsyncGenerator<unknown, void, undefined> {
  // boto3 and the AWS CLI take `text` in backticks without quotes, so expressions written for them keep working.
  const expression = compile(jmesPath, { enable_legacy_literals: true });
  const interpreter = withOrderedText(TreeInterpreter);
  for await (const page of pages) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a response is JSON, which its type can't show
    const found: unknown = interpreter.search(expression, page as JSONObject);
    if (Array.isArray(found)) yield* found;
    else yield found;
  }
}

/**
 * An interpreter that also orders texts, which JMESPath leaves open and boto3's does: `[?startTime > '2026-01-01']` is the
 * filter people write. It is made anew since the library's own is shared and its functions call back into the one they
 * were made with.
 */
function withOrderedText(shared: Interpreter): Interpreter {
  const own: Interpreter = Reflect.construct(shared.constructor, []);
  const visit = own.visit.bind(own);
  own.visit = (node, value) => {
    if (node.type === 'Comparator') {
      const left = visit(node.left, value);
      const right = visit(node.right, value);
      if (typeof left === 'string' && typeof right === 'string') {
        if (node.name === 'GT') return left > right;
        if (node.name === 'GTE') return left >= right;
        if (node.name === 'LT') return left < right;
        if (node.name === 'LTE') return left <= right;
      }
    }
    return visit(node, value);
  };
  return own;
}
