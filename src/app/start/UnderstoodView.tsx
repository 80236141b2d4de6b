import { useMemo } from 'react';
import { type Address, startView } from '../../address/address.ts';
import { understandBuild } from '../../aws/imagebuilder/understandBuild.ts';
import { BuildPage } from '../build/BuildPage.tsx';
import { listKey } from '../build/listSettings.ts';
import type { Services } from '../shell/services.ts';
import { StartPage } from './StartPage.tsx';

/** The view for an address whose `build` is not a valid ARN: a lenient interpretation, else the start page. */
export function UnderstoodView({ view, ...services }: Services & { readonly view: Address }) {
  const understood = useMemo(() => understandBuild(view.build), [view.build]);
  switch (understood.kind) {
    case 'build':
      return (
        <BuildPage
          key={listKey(understood.build.arn, view)}
          build={understood.build}
          view={view}
          {...services}
        />
      );
    case 'version':
    case 'nothing':
    case 'problem': {
      const open = (build: string) => services.address.push({ ...startView, build });
      return <StartPage view={view} onOpen={open} {...services} />;
    }
  }
}
