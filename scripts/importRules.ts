/**
 * Which folders of the project each folder of `src/` may import, lowest first. The linter's rules are generated from this table
 * by `npm run generate`; docs/decisions/0001-layers.md says why.
 */
const foundations = ['lib', 'ui', 'address', 'pagination', 'aws', 'lists'] as const;
const shared = [...foundations, 'auth'];
const features = ['executions', 'steps', 'failure', 'logs', 'timeline', 'builds', 'actions', 'embed'];

const mayImport: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  ui: ['lib'],
  address: ['lib'],
  pagination: ['lib'],
  aws: ['lib', 'pagination'],
  lists: ['lib', 'ui', 'address', 'pagination', 'aws'],
  auth: foundations,
  ...Object.fromEntries(features.map((feature) => [feature, shared])),
  app: [...shared, ...features, 'styles'],
};

/** How deep the modules of `src/` are: `src/aws/imagebuilder/evidence/evidence.ts` is at depth 3. */
const depths = [1, 2, 3, 4];

/** Folders beside `src/` that the page never imports. */
const outside = ['server', 'simulator', 'deploy', 'scripts', 'e2e'];

/** The linter's configuration for the direction of imports, as the text of `oxlint.imports.json`. */
export function importRules(): string {
  const folders = [...Object.keys(mayImport), 'styles', 'testing'];
  const overrides = Object.entries(mayImport).flatMap(([folder, allowed]) => {
    const forbidden = folders.filter((other) => other !== folder && !allowed.includes(other));
    // One rule for each depth: from src/aws/imagebuilder, `../logs/` is src/aws/logs and `../../logs/` is the feature.
    return depths.map((depth) =>
      override(
        [`src/${folder}/${'*/'.repeat(depth - 1)}*.{ts,tsx}`],
        [
          {
            regex: `^(?:\\.\\./){${depth}}(?:${forbidden.join('|')})/`,
            message: `${folder} may import only: ${allowed.join(', ') || 'none of the other folders'}. See docs/decisions/0001-layers.md.`,
          },
          { regex: '^node:', message: 'src runs in a browser.' },
          {
            regex: `^(?:\\.\\./)+(?:${outside.join('|')})/`,
            message: 'src does not import the programs around it.',
          },
        ],
      ),
    );
  });
  const simulator = override(
    ['simulator/**/*.ts'],
    [
      {
        regex: `^(?:\\.\\./)+src/(?!(?:aws|lib)/)`,
        message: 'simulator may import only src/aws and src/lib. See docs/decisions/0001-layers.md.',
      },
      { regex: '^node:', message: 'The simulator also runs in a browser.' },
    ],
  );
  const tests = {
    files: ['{src,simulator}/**/*.test.{ts,tsx}', '{src,simulator}/**/testing/**'],
    rules: { 'no-restricted-imports': 'off' },
  };
  return `${JSON.stringify({ overrides: [...overrides, simulator, tests] }, null, 2)}\n`;
}

function override(files: readonly string[], patterns: readonly { regex: string; message: string }[]) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}
