import type { AddressStore } from '../../../address/addressStore.ts';
import { imageStatusMeaning } from '../../../aws/imagebuilder/imageStatus.ts';
import { viewOfImage, viewOfPipeline } from '../../../builds/views.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { SearchField, type SearchFieldProps } from '../SearchField.tsx';
import type { OverviewStore } from './overviewStore.ts';
import { type SearchResult, searchResults } from './searchResults.ts';
import { useOverview } from './useOverview.ts';

export interface OverviewSearchProps extends Omit<SearchFieldProps, 'renderResults'> {
  readonly store: OverviewStore;
  readonly address: AddressStore;
}

/** The search field with matches among the pipelines and builds of the overview. */
export function OverviewSearch({ store, address, ...props }: OverviewSearchProps) {
  const rows = useOverview(store);
  return (
    <SearchField
      {...props}
      renderResults={(text) => {
        const results = searchResults(rows, text);
        if (results.length === 0) return undefined;
        return results.map((result) => (
          <li key={result.key}>
            <Result result={result} address={address} />
          </li>
        ));
      }}
    />
  );
}

function Result({ result, address }: { readonly result: SearchResult; readonly address: AddressStore }) {
  switch (result.kind) {
    case 'pipeline':
      return (
        <AddressLink address={address} to={viewOfPipeline(result.arn)}>
          <Untrusted text={result.row.name} /> <span>pipeline</span>
        </AddressLink>
      );
    case 'build': {
      const { build, imageName, status } = result.build;
      return (
        <AddressLink address={address} to={viewOfImage(build.arn)}>
          <Untrusted text={imageName} /> {build.version} / {build.build}{' '}
          <StatusBadge status={imageStatusMeaning(status)} />
        </AddressLink>
      );
    }
  }
}
