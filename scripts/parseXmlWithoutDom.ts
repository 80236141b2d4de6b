import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Gives the page the SDK's own XML parser for Node, which is plain JavaScript. The one for browsers is `DOMParser`, and that
 * takes no text where Trusted Types are required, so that every answer of STS would be an error.
 */
export function parseXmlWithoutDom(): Plugin {
  return {
    name: 'parse-xml-without-dom',
    enforce: 'pre',
    resolveId(source, importer) {
      const isParser = source === './xml-parser' && importer?.includes('/@aws-sdk/xml-builder/dist-es/');
      return isParser ? join(dirname(importer ?? ''), 'xml-parser.js') : null;
    },
  };
}
