import { type ComponentType, lazy } from 'react';
import { missingParts } from './page/missingParts.ts';

/**
 * `lazy` for a component that stands in a `Part`: React keeps a failed import forever, this one imports again once the
 * missing parts are retried.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let failedIn = Infinity;
  const start = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        failedIn = missingParts.attempt();
        throw error;
      }
    });
  let Loaded = start();
  return function LazyPart(props: Props) {
    if (failedIn < missingParts.attempt()) {
      failedIn = Infinity;
      Loaded = start();
    }
    return <Loaded {...props} />;
  };
}
