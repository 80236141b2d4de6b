import type { AddressProblem } from '../../address/address.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';

/** What in the page's address could not be taken as it is, and what is done instead. */
export function AddressProblems({ problems }: { problems: readonly AddressProblem[] }) {
  return (
    <Notice tone="attention" title="The page’s address has something that could not be used">
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
  );
}
