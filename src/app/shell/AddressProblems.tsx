import type { AddressProblem } from '../../address/address.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';

/** Parameters of the page's address that could not be used, and what is used instead. */
export function AddressProblems({ problems }: { problems: readonly AddressProblem[] }) {
  return (
    <section aria-label="Problems of the address">
      <Notice tone="attention" title="The page’s address has a parameter that is not valid">
        <ul>
          {problems.map(({ parameter, value, problem }) => (
            <li key={parameter}>
              <code>
                {parameter}=<Untrusted text={value.slice(0, 100)} />
              </code>
              : {problem}
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  );
}
