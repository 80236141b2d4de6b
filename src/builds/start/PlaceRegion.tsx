import { startView, type Address } from '../../address/address.ts';
import type { AddressStore } from '../../address/addressStore.ts';
import { RegionField } from './RegionField.tsx';

export interface PlaceRegionProps {
  readonly region: string;
  readonly view: Address;
  readonly address: AddressStore;
  /** The deployment's Region: the address leaves it out. */
  readonly defaultRegion: string;
}

/** Chooses the Region of the start page: the same list of another Region. */
export function PlaceRegion({ region, view, address, defaultRegion }: PlaceRegionProps) {
  return (
    <RegionField
      key={region}
      region={region}
      onRegion={(chosen) =>
        address.push({ ...startView, list: view.list, region: chosen === defaultRegion ? '' : chosen })
      }
    />
  );
}
