import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Gives the page the SDK's own XML parser for Node, which is plain JavaScript. The one for browsers is `DOMParser`, which rejects
 * text where Trusted Types are required, so that every response of STS would be an error. A build in which nothing was
 * replaced fails: the SDK has then moved its parser.
 */
export function parseXmlWithoutDom(): Plugin {
  let replaced = 0;
  return {
    name: 'parse-xml-without-dom',
    enforce: 'pre',
    resolveId(source, importer) {
      const isParser = source === './xml-parser' && importer?.includes('/@aws-sdk/xml-builder/dist-es/');
      if (!isParser) return null;
      replaced += 1;
      return join(dirname(importer ?? ''), 'xml-parser.js');
    },
    buildEnd(error) {
      if (error === undefined && this.environment.mode === 'build' && replaced === 0) {
        this.error('No import of the XML parser was found in @aws-sdk/xml-builder.');
      }
    },
  };
}
