import type { ConfigProblem } from '../../auth/config.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';

/** Fields of the deployment's `config.json` that could not be used, and what is used instead. */
export function ConfigProblems({ problems }: { readonly problems: readonly ConfigProblem[] }) {
  return (
    <section aria-label="Problems of config.json">
      <Notice tone="attention" title="Some of this site’s config.json could not be used">
        <ul>
          {problems.map(({ field, value, problem }) => (
            <li key={`${field} ${value}`}>
              <code>
                <Untrusted text={`${field}: ${value.slice(0, 100)}`} />
              </code>
              : {problem}
            </li>
          ))}
        </ul>
        <p>Ask the operator of this site to correct the file.</p>
      </Notice>
    </section>
  );
}
