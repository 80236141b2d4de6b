import type { Plugin } from 'vite';

/** The one command that the first view needs. */
const firstCommand = 'ListWorkflowExecutionsCommand.js';
const schemas = /\/client-imagebuilder\/dist-es\/schemas\/schemas_0\.js$/;

/**
 * Gives the commands that are loaded later a copy of the SDK's schemas of their own. The schemas of all operations stand in
 * one module, and a module is in one chunk only: without this, the first view would load the schemas of every operation
 * that the page ever uses.
 */
export function splitSdkSchemas(): Plugin {
  return {
    name: 'split-sdk-schemas',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const isLater = importer?.includes('/commands/') && !importer.endsWith(firstCommand);
      if (!isLater || !source.endsWith('/schemas/schemas_0')) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved && schemas.test(resolved.id) ? { ...resolved, id: `${resolved.id}?later` } : resolved;
    },
  };
}
