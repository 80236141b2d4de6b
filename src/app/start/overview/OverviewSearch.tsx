import type { AddressStore } from '../../../address/addressStore.ts';
import { imageStatusMeaning } from '../../../aws/imagebuilder/imageStatus.ts';
import { viewOfImage, viewOfPipeline } from '../../../builds/views.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { SearchField, type SearchFieldProps } from '../SearchField.tsx';
import type { OverviewStore } from './data/overviewStore.ts';
import { type SearchResult, searchResults } from './searchResults.ts';
import { useOverview } from './useOverview.ts';

export interface OverviewSearchProps extends Omit<SearchFieldProps, 'renderResults'> {
  readonly stores: readonly OverviewStore[];
  readonly address: AddressStore;
}

/** The search field with matches among the pipelines and builds of the overview. */
export function OverviewSearch({ stores, address, renderAccountMatches, ...props }: OverviewSearchProps) {
  const regions = useOverview(stores);
  return (
    <SearchField
      {...props}
      renderAccountMatches={(text, submitted) =>
        renderAccountMatches?.(text, submitted, new Set(searchResults(regions, text).map(arnOf)))
      }
      renderResults={(text) => {
        const results = searchResults(regions, text);
        if (results.length === 0) return undefined;
        return results.map((result) => (
          <li key={`${result.within.key} ${result.key}`}>
            <Result result={result} address={address} />
          </li>
        ));
      }}
    />
  );
}

function arnOf(result: SearchResult): string {
  return result.kind === 'pipeline' ? result.arn : result.build.build.arn;
}

function Result({ result, address }: { readonly result: SearchResult; readonly address: AddressStore }) {
  switch (result.kind) {
    case 'pipeline':
      return (
        <AddressLink address={address} to={viewOfPipeline(result.arn)}>
          <Untrusted text={result.row.name} /> <Place result={result} /> <span>pipeline</span>
        </AddressLink>
      );
    case 'build': {
      const { build, imageName, status } = result.build;
      return (
        <AddressLink address={address} to={viewOfImage(build.arn)}>
          <Untrusted text={imageName} /> {build.version} / {build.build} <Place result={result} />{' '}
          <StatusBadge status={imageStatusMeaning(status)} />
        </AddressLink>
      );
    }
  }
}

function Place({ result: { within } }: { readonly result: SearchResult }) {
  return within.label === undefined ? null : (
    <small>
      <Untrusted text={within.label} />
    </small>
  );
}
